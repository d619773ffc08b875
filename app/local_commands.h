// AnswerCommand: what a command on this machine asks of the running server, by the same use cases as the pages.
//
//   local.Start(database.socket(), [&](const std::string& request) { return AnswerCommand(runtime, request); });
//   {"command":"import referrals","file":"october.csv","text":"...","as":"file-import"}  ->  {"rows":1000,...}
//
// Errors come back as {"error": sentence}. Threads: one command at a time (storage/local_socket.h).
#pragma once

#include <string>

#include "app/runtime.h"

namespace caseway::app {

std::string AnswerCommand(Runtime& runtime, const std::string& request);

}  // namespace caseway::app
