// The kinds of file that may be attached, as workflows/codes/file-kinds.toml lists them (P54).
//
//   const forms::Code* kind = KindOfFile(list, today, "letter.PDF");   // by the end of its name; null: not taken
//   BeginsAs(*kind, bytes)                                             // whether it is what its name says
//
// A kind has `endings` (".jpg .jpeg"), a `media_type` and, where all such files begin alike, their first bytes in
// hexadecimal (`begins`). No kind is one that a browser or a desktop runs. Pure.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/forms/code_list.h"

namespace caseway::pathway {

inline constexpr char kFileKinds[] = "file-kinds";

const forms::Code* KindOfFile(const forms::CodeList& list, Date today, std::string_view name);
bool BeginsAs(const forms::Code& kind, std::string_view bytes);
// "PDF, Picture (PNG), Picture (JPEG) or Plain text": what is offered, for sentences.
std::string KindsInWords(const forms::CodeList& list, Date today);

// What the checker says of a kind that cannot be used, and of which key.
struct KindFault {
  std::string key, say;
};
std::optional<KindFault> FaultOfKind(const forms::Code& kind);

}  // namespace caseway::pathway
