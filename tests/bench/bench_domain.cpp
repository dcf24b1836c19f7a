#include "bench_kit.h"
#include "tests/domain/samples.h"

namespace motcua::bench {

namespace {

//! One transition of a dossier that has a past: what a screen does to show truth ⊕ outbox, and the centre to take a
//! command.
void commandApply(benchmark::State& state)
{
    namespace samples = domain::samples;
    const domain::Rules rules = samples::rules();
    const domain::Record record = samples::dossier(domain::DossierStatus::Received);
    const domain::Official actor = samples::official();
    const domain::Command command = samples::command(
        domain::CommandType::DossierTransition,
        domain::transitionPayload({domain::DossierStatus::Processing, domain::DossierStatus::Received, {}, {}}),
        samples::id(1));
    for (auto _ : state) {
        auto after = domain::apply(record, command, actor, command.clientTime, rules);
        if (!after) {
            giveUp(state, after.error().code);
            break;
        }
        benchmark::DoNotOptimize(after);
    }
}

} // namespace

void registerDomain()
{
    benchmark::RegisterBenchmark("command_apply", commandApply);
}

} // namespace motcua::bench
