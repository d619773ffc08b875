#include "core/casework/overtaken_letters.h"

#include <algorithm>

#include "core/pathway/signing.h"

namespace caseway::casework {
namespace {

// When the form was changed after a version of it had been signed off by which the letter was written; the first
// moment where the version was struck and none took its place.
std::optional<Instant> ChangedAfter(Record& record, CaseId id, const FormVersion& head, Instant written) {
  if (!head.struck && head.at <= written) return std::nullopt;
  const auto versions = record.cases().FormVersions(id, head.form);
  const bool was_signed = std::any_of(versions.begin(), versions.end(), [&](const FormVersion& one) {
    return !one.signed_by.empty() && one.at <= written;
  });
  if (!was_signed) return std::nullopt;
  return head.struck ? Instant{} : head.at;
}

// What was written to the same reader since: the same letter, or another in its place.
std::string TakenBy(Instant changed, const LetterRow& letter, const std::vector<LetterRow>& letters) {
  const auto since = [&](const LetterRow& other) {
    return other.to == letter.to && other.at > letter.at && other.at >= changed;
  };
  const auto same = std::find_if(letters.begin(), letters.end(),
                                 [&](const LetterRow& other) { return since(other) && other.letter == letter.letter; });
  if (same != letters.end()) return "It was written anew on " + FormatLong(LondonDate(same->at)) + ".";
  const auto other = std::find_if(letters.begin(), letters.end(), since);
  if (other != letters.end()) return "Another took its place on " + FormatLong(LondonDate(other->at)) + ".";
  return "Give it anew.";
}

std::string Words(const std::string& form, Instant changed, const LetterRow& letter,
                  const std::vector<LetterRow>& letters) {
  const std::string what =
      changed == Instant{} ? std::string("recorded in error") : "changed on " + FormatLong(LondonDate(changed));
  return "Overtaken: “" + form + "” was " + what + ", after it had been signed off. " +
         TakenBy(changed, letter, letters);
}

std::string WhyOvertaken(Record& record, const CaseContext& context, const LetterRow& letter,
                         const std::vector<LetterRow>& letters) {
  const auto& bundle = context.bundle();
  const auto written = bundle.letters.find(letter.letter);
  if (written == bundle.letters.end()) return "";
  for (const auto& form : pathway::FormsQuoted(bundle, written->second)) {
    for (const auto& head : context.facts().forms()) {
      if (head.form != form) continue;
      const auto changed = ChangedAfter(record, context.row().id, head, letter.at);
      if (changed) return Words(bundle.forms.at(form).title, *changed, letter, letters);
    }
  }
  return "";
}

}  // namespace

std::vector<Overtaken> OvertakenLetters(Record& record, const CaseContext& context,
                                        const std::vector<LetterRow>& letters) {
  std::vector<Overtaken> overtaken;
  for (const auto& letter : letters) {
    auto say = WhyOvertaken(record, context, letter, letters);
    if (!say.empty()) overtaken.push_back({letter.id, std::move(say)});
  }
  return overtaken;
}

std::string OvertakenWords(const std::vector<Overtaken>& overtaken, LetterId letter) {
  const auto found =
      std::find_if(overtaken.begin(), overtaken.end(), [&](const auto& one) { return one.letter == letter; });
  return found == overtaken.end() ? "" : found->say;
}

}  // namespace caseway::casework
