#include "core/casework/letter_format.h"

namespace caseway::casework {
namespace {

constexpr std::string_view kStopped = "The person needs it in another format: ";
constexpr std::string_view kStandard = "standard";

const forms::CodeList* Formats(const pathway::Library& library) {
  const auto found = library.codes.find("formats");
  return found == library.codes.end() ? nullptr : &found->second;
}

bool IsForLetters(const forms::Code& code) {
  const auto group = code.more.find("group");
  return group != code.more.end() && group->second == "letter";
}

std::vector<const forms::Code*> Needed(Record& record, PersonId person, const pathway::Library& library) {
  std::vector<const forms::Code*> needed;
  const auto* formats = Formats(library);
  if (formats == nullptr) return needed;
  for (const auto& need : record.people().CommunicationNeeds(person)) {
    const auto* code = formats->Find(need.format);
    if (code != nullptr && code->id != kStandard) needed.push_back(code);
  }
  return needed;
}

}  // namespace

std::vector<std::string> FormatsForLetters(Record& record, PersonId person, const pathway::Library& library) {
  std::vector<std::string> codes;
  for (const auto* code : Needed(record, person, library)) {
    if (IsForLetters(*code)) codes.push_back(code->id);
  }
  return codes;
}

std::vector<std::string> NeedsBesideLetters(Record& record, PersonId person, const pathway::Library& library) {
  std::vector<std::string> words;
  for (const auto* code : Needed(record, person, library)) {
    if (!IsForLetters(*code)) words.push_back(code->label);
  }
  return words;
}

std::string StoppedForFormats(const std::vector<std::string>& formats, const pathway::Library& library) {
  std::string words;
  for (const auto& format : formats) {
    const auto* list = Formats(library);
    words += (words.empty() ? "" : ", ") + (list == nullptr ? format : list->Label(format));
  }
  return words.empty() ? "" : std::string(kStopped) + words + ".";
}

bool IsStoppedForFormat(const LetterRow& letter) { return letter.stopped == kStoppedForFormat; }

std::string StoppedInWords(const LetterRow& letter, const pathway::Library& library) {
  const std::string& say = letter.stopped_reason;
  const auto* list = Formats(library);
  if (list == nullptr || say.rfind(kStopped, 0) != 0) return say;
  const std::string code = say.substr(kStopped.size(), say.size() - kStopped.size() - 1);
  return std::string(kStopped) + list->Label(code) + ".";
}

std::vector<const forms::Code*> FormatsToGive(const pathway::Library& library, Date today) {
  std::vector<const forms::Code*> formats;
  const auto* list = Formats(library);
  if (list == nullptr) return formats;
  for (const auto* code : list->Offered(today)) {
    if (IsForLetters(*code) || code->id == kStandard) formats.push_back(code);
  }
  return formats;
}

}  // namespace caseway::casework
