// AnswerErasure: what `caseway erase` asks of the record, whether it holds the folder itself or a running server does.
//
//   {"command":"weigh erasure","person":41}                      -> {"person":41,"cases":3,"notes":12,...}
//   {"command":"erase person","person":41,"reason":"...","confirmed":"7K3Q-F2M9-X","operator":"...","as":""}
//                                                                -> {"position":9001,"still_named":[...]}
//
// Errors: those of the use case, each reason in the one sentence. Threads: one command at a time.
#pragma once

#include "app/runtime.h"
#include "core/document.h"

namespace caseway::app {

inline bool IsErasureCommand(const Document& request) {
  return request["command"].Text() == "weigh erasure" || request["command"].Text() == "erase person";
}

Result<Document> AnswerErasure(Runtime& runtime, const Document& request);

}  // namespace caseway::app
