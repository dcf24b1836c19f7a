#pragma once

namespace motcua::vision {

//! What the worker takes away from itself, first thing: it goes when the client goes, gains no right, writes no file, leaves no
//! image of its memory, and has 1.5 GB of it at most.
void confine();
//! Then, when its libraries are loaded: no network, no other program, no other process, no name in the file system made, changed or
//! removed. Such a call fails with EPERM. Does nothing on processors whose numbers of calls are not known here.
void forbidCalls();

} // namespace motcua::vision
