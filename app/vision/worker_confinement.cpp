#include "vision/worker_confinement.h"

#include <cerrno>
#include <csignal>
#include <cstddef>
#include <cstdint>
#include <fcntl.h>
#include <iterator>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <sched.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <vector>

namespace motcua::vision {

namespace {

constexpr rlim_t maxMemory = 1536UL * 1024 * 1024; // a 40-megapixel picture, its grey copy and the text engine

void limit(int what, rlim_t most)
{
    const rlimit bound{most, most};
    ::setrlimit(static_cast<__rlimit_resource>(what), &bound);
}

#if defined(__x86_64__)
constexpr uint32_t thisProcessor = AUDIT_ARCH_X86_64;
#elif defined(__aarch64__)
constexpr uint32_t thisProcessor = AUDIT_ARCH_AARCH64;
#else
constexpr uint32_t thisProcessor = 0;
#endif

// No list of what is needed: that changes with every version of a library. What a captured reader would want first is denied.
constexpr long denied[] = {
    SYS_socket, SYS_socketpair, SYS_connect, SYS_bind, SYS_listen, SYS_accept, SYS_accept4, SYS_execve, SYS_execveat,
    SYS_ptrace, SYS_process_vm_readv, SYS_process_vm_writev, SYS_mount, SYS_umount2, SYS_unshare, SYS_setns, SYS_bpf,
    SYS_perf_event_open, SYS_keyctl, SYS_add_key, SYS_request_key, SYS_userfaultfd, SYS_open_by_handle_at, SYS_pidfd_open,
    SYS_unlinkat, SYS_renameat2, SYS_mkdirat, SYS_linkat, SYS_symlinkat, SYS_mknodat, SYS_fchmodat, SYS_fchownat, SYS_truncate,
#ifdef SYS_io_uring_setup
    SYS_io_uring_setup,
#endif
#ifdef SYS_renameat
    SYS_renameat,
#endif
#ifdef SYS_fork // the old calls, which newer processors do not have
    SYS_fork, SYS_vfork, SYS_unlink, SYS_rename, SYS_mkdir, SYS_rmdir, SYS_link, SYS_symlink, SYS_mknod, SYS_chmod, SYS_chown, SYS_creat,
#endif
};

constexpr uint32_t deny = SECCOMP_RET_ERRNO | EPERM;

uint32_t lowHalf(int argument)
{
    return uint32_t(offsetof(seccomp_data, args)) + uint32_t(argument) * 8; // both processors begin with the low half
}

// `number` is denied when argument `argument` has (or lacks) the bits. Sanitizers need what it denies.
[[maybe_unused]] void denyByBits(std::vector<sock_filter>& program, long number, int argument, uint32_t bits, bool whenSet)
{
    program.push_back(BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, uint32_t(number), 0, 4));
    program.push_back(BPF_STMT(BPF_LD | BPF_W | BPF_ABS, lowHalf(argument)));
    program.push_back(BPF_JUMP(BPF_JMP | BPF_JSET | BPF_K, bits, uint8_t(whenSet ? 0 : 1), uint8_t(whenSet ? 1 : 0)));
    program.push_back(BPF_STMT(BPF_RET | BPF_K, deny));
    program.push_back(BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW));
}

} // namespace

void confine()
{
    ::prctl(PR_SET_PDEATHSIG, SIGKILL);
    ::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
    limit(RLIMIT_CORE, 0);
    limit(RLIMIT_FSIZE, 0);
#if !defined(__SANITIZE_ADDRESS__) // which reserves terabytes of addresses
    limit(RLIMIT_AS, maxMemory);
#endif
}

void forbidCalls()
{
#if !defined(__SANITIZE_ADDRESS__) // which looks for leaks from a process of its own
    if (thisProcessor == 0)
        return;
    std::vector<sock_filter> program;
    program.push_back(BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(seccomp_data, arch)));
    program.push_back(BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, thisProcessor, 1, 0));
    program.push_back(BPF_STMT(BPF_RET | BPF_K, deny)); // calls by another processor's numbers
    program.push_back(BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(seccomp_data, nr)));
    for (const long number : denied) {
        program.push_back(BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, uint32_t(number), 0, 1));
        program.push_back(BPF_STMT(BPF_RET | BPF_K, deny));
    }
    // Threads yes, processes no; the newer call hides its flags in memory, and libraries take the older one when it is missing.
    program.push_back(BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, uint32_t(SYS_clone3), 0, 1));
    program.push_back(BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | ENOSYS));
    denyByBits(program, SYS_clone, 0, CLONE_THREAD, false);
    denyByBits(program, SYS_openat, 2, O_CREAT | O_TRUNC, true);
#ifdef SYS_open
    denyByBits(program, SYS_open, 1, O_CREAT | O_TRUNC, true);
#endif
    program.push_back(BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW));
    const sock_fprog filter{static_cast<unsigned short>(program.size()), program.data()};
    ::prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &filter); // best effort: an old kernel reads pictures all the same
#endif
}

} // namespace motcua::vision
