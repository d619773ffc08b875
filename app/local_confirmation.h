// AnswerConfirmation: what `caseway user confirm` asks of the record, whether it holds the folder itself or a running
// server does: this machine stands for the second administrator, where there is none.
//
//   {"command":"confirm account","user_name":"grace.obi"}
//       -> {"given":[{"role":"administrator","by":"Ada Ray"}],"link":"/set-up/..."}     // what waited for the account
//       -> {"given":[],"disabled":true}                                                       // or that it is disabled
//
// Errors: kNotFound when there is no such account or nothing waits for it; those of the use case. Threads: one command
// at a time.
#pragma once

#include "app/runtime.h"
#include "core/document.h"

namespace caseway::app {

inline bool IsConfirmationCommand(const Document& request) { return request["command"].Text() == "confirm account"; }

Result<Document> AnswerConfirmation(Runtime& runtime, const Document& request);

}  // namespace caseway::app
