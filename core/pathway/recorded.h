// Recorded: facts that the record itself gives, rather than an answer under that name: of a question with such a `fact`
// what is known is filled in or shown, to be confirmed or changed.
//
//   [question.alive]
//   fact = "record.alive"
//   [question.findings]
//   fact = "form.concern.allegations"      // FormAnswer(fact) -> "concern.allegations": of the same case
//
// Pure.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace caseway::pathway {

// How the person stands, and what came in with the case's contact.
inline constexpr std::string_view kAlive = "record.alive";                         // yes, no
inline constexpr std::string_view kContactWords = "record.contact_words";          // what it is about, as it was logged
inline constexpr std::string_view kContactReason = "record.contact_reason";        // the same, where it is a code
inline constexpr std::string_view kContactAgreement = "record.contact_agreement";  // yes, no, unknown
inline constexpr std::string_view kContactAgency =
    "record.contact_agency";  // of whoever told us, or how they know them
inline constexpr std::string_view kContactSource =
    "record.contact_source";  // the same as a code, by the `words` of the question's list

// Whom the person cares for, as the case that opened this one named them (P13).
inline constexpr std::string_view kCaredFor = "record.cared_for";

inline const std::vector<std::string>& RecordedFacts() {
  static const std::vector<std::string> names = {std::string(kAlive),         std::string(kContactWords),
                                                 std::string(kContactReason), std::string(kContactAgreement),
                                                 std::string(kContactAgency), std::string(kContactSource),
                                                 std::string(kCaredFor)};
  return names;
}

// Whether the fact is one that the record gives: no answer is kept under it.
inline bool IsRecorded(std::string_view fact) { return fact.rfind("record.", 0) == 0; }

// Which answer of another form of the same case it is, as "form.question": no answer is kept under it. "" for others.
inline std::string_view FormAnswer(std::string_view fact) {
  constexpr std::string_view kBegins = "form.";
  return fact.rfind(kBegins, 0) == 0 ? fact.substr(kBegins.size()) : std::string_view();
}

}  // namespace caseway::pathway
