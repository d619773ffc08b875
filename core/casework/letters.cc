#include "core/casework/letters.h"

#include <algorithm>
#include <iterator>
#include <sstream>

#include "core/casework/events.h"
#include "core/casework/letter_format.h"
#include "core/casework/letter_head.h"
#include "core/casework/referrer_told.h"
#include "core/forms/answers.h"
#include "core/pathway/scope.h"
#include "core/reference.h"

namespace caseway::casework {
namespace {

using Places = std::vector<std::pair<std::string, std::string>>;

std::string Escaped(const std::string& text) {
  std::string out;
  for (char c : text) {
    switch (c) {
      case '&': out += "&amp;"; break;
      case '<': out += "&lt;"; break;
      case '>': out += "&gt;"; break;
      case '"': out += "&quot;"; break;
      case '\n': out += "<br>"; break;
      default: out += c;
    }
  }
  return out;
}

// Whether the answer is one that stays off letters.
bool IsWithheld(const CaseContext& context, const forms::FormDefinition& form, const forms::Question& question,
                const Document& answers, Instant now) {
  if (!question.withheld_when) return false;
  const pathway::CaseAt at = context.At();
  const pathway::Scope scope(at, now);
  return forms::Show(form, answers, {scope, context.bundle().codes, now}).withheld.count(question.id) > 0;
}

// `as_typed`: what was typed since counts as well.
std::string AnswerFor(const CaseContext& context, const std::string& form, const std::string& question, Instant now,
                      bool as_typed = false) {
  const auto found = context.bundle().forms.find(form);
  const auto* typed = as_typed ? context.facts().Draft(form) : nullptr;
  const auto* answers = typed != nullptr ? typed : context.facts().Submitted(form);
  if (found == context.bundle().forms.end() || answers == nullptr) return "";
  const auto* asked = found->second.Find(question);
  if (asked == nullptr || IsWithheld(context, found->second, *asked, *answers, now)) return "";
  return forms::DescribeAnswer(*asked, forms::AnswerAt(*answers, question), context.bundle().codes);
}

// What a decision of the pathway gives now: "eligibility_adult.reason", or the whole of one that gives words.
std::string DecidedPlace(const CaseContext& context, const std::string& place, Instant now) {
  const auto dot = std::min(place.find('.'), place.size());
  const pathway::CaseAt at = context.At();
  const pathway::Scope scope(at, now);
  const feel::Value* decided = scope.FindMember("decision", place.substr(0, dot));
  if (decided != nullptr && dot < place.size()) decided = decided->Member(place.substr(dot + 1));
  return decided == nullptr || decided->kind() != feel::Value::Kind::kText ? "" : decided->text();
}

std::string PersonPlace(const Person& person, const std::string& part) {
  if (part == "name") return person.DisplayName();
  if (part == "title") return person.title;
  if (part == "last_name") return person.last_name;
  if (part == "preferred_name") return person.preferred_name.empty() ? person.DisplayName() : person.preferred_name;
  if (part == "address") return person.address + (person.postcode.empty() ? "" : "\n" + person.postcode);
  if (part == "born") return FormatLong(person.born);
  if (part == "nhs_number") return person.nhs_number;
  return "";
}

// What the places of one letter are filled from.
struct Source {
  Record& record;
  const CaseContext& context;
  const Person& subject;
  const std::string& reason;
  const Deed& deed;
  bool is_draft = false;
};

std::string CasePlace(const Source& from, const std::string& part) {
  const CaseRow& row = from.context.row();
  if (part == "reference") return Reference(row.id);
  if (part == "received") return FormatLong(LondonDate(row.received));
  if (part == "opened") return FormatLong(LondonDate(row.opened));
  return part == "reason" ? from.reason : "";
}

std::string ValueOf(const Source& from, const std::string& place) {
  const auto dot = place.find('.');
  const std::string root = place.substr(0, dot), part = dot == std::string::npos ? "" : place.substr(dot + 1);
  if (root == "today") return FormatLong(LondonDate(from.deed.now));
  if (root == "council") return from.record.council().Property("council_name");
  if (root == "worker") return from.deed.actor.name;
  if (root == "person") return PersonPlace(from.subject, part);
  if (root == "case") return CasePlace(from, part);
  if (root == "decision") return DecidedPlace(from.context, part, from.deed.now);
  return AnswerFor(from.context, root, part, from.deed.now, from.is_draft);
}

// Every place filled, and a sentence for each that the letter needs and nobody has answered.
Places FillFrom(const Source& from, const pathway::Letter& letter, std::vector<Unmet>& missing) {
  Places places;
  for (const auto& place : letter.places) {
    places.emplace_back(place.name, ValueOf(from, place.name));
    const bool needed = std::find(letter.needs.begin(), letter.needs.end(), place.name) != letter.needs.end();
    if (needed && Trimmed(places.back().second).empty())
      missing.push_back({"letter", "The letter “" + letter.title + "” needs " + place.name + ", which is not known"});
  }
  return places;
}

std::string InFull(Record& record, const CaseContext& context, const Person& subject, const pathway::Letter& letter,
                   const Places& places, const Deed& deed) {
  return LetterHead(record, context.row(), subject, letter.to, deed) + FillPlaces(letter.body, places) +
         LetterFoot(deed);
}

// Why nothing may go out to this person just now (P45, P46, P48).
LetterStop WhyStopped(Record& record, const Person& subject, const pathway::Letter& letter, const Deed& deed) {
  // Without the reason: whoever writes the letter may not know of the concern.
  if (letter.to == "referrer" && !ReferrerMayBeTold(record, subject.id, deed.library))
    return {kStoppedUndecided, "A manager decides whether whoever made this referral is told anything."};
  if (letter.to != "person") return {};
  if (subject.died) return {kStoppedByDeath, "The person has died."};
  for (const auto& alert : record.people().Alerts(subject.id, LondonDate(deed.now))) {
    if (alert.code == "no-contact" || alert.code == "no-letter")
      return {kStoppedByAlert, "There is an alert not to write to this person."};
  }
  std::string say = StoppedForFormats(FormatsForLetters(record, subject.id, deed.library), deed.library);
  return say.empty() ? LetterStop{} : LetterStop{kStoppedForFormat, std::move(say)};
}

// As the answers of the action's own form say; "" where they do not.
struct Given {
  std::string on;  // ISO
  std::string how;
};

// "form.question" as its two parts.
std::pair<std::string, std::string> PartsOf(const std::string& path) {
  const auto dot = std::min(path.find('.'), path.size());
  return {path.substr(0, dot), path.substr(std::min(dot + 1, path.size()))};
}

Given GivenWith(CaseContext& context, const pathway::Action& action, Instant now) {
  const auto [form, question] = PartsOf(action.given.on);
  const auto* answers = form.empty() ? nullptr : context.facts().Submitted(form);
  if (answers == nullptr) return {};
  Given given{forms::AnswerAt(*answers, question).Text(), ""};
  for (const auto* path : {&action.given.to, &action.given.how}) {
    const auto [of, asked] = PartsOf(*path);
    const std::string words = AnswerFor(context, of, asked, now);
    if (!words.empty()) given.how += (given.how.empty() ? "" : "; ") + words;
  }
  return given;
}

// Whether the answers of the action's form say that it was given in a format that the person needs: the code chosen, or
// one of those that its `group` names.
bool IsGivenInFormat(CaseContext& context, const pathway::Action& action, const std::vector<std::string>& needed) {
  const auto [form, question] = PartsOf(action.given.how);
  const auto found = context.bundle().forms.find(form);
  const auto* answers = form.empty() ? nullptr : context.facts().Submitted(form);
  const auto* asked = found == context.bundle().forms.end() ? nullptr : found->second.Find(question);
  if (answers == nullptr || asked == nullptr) return false;
  const auto list = context.bundle().codes.find(asked->choices);
  const auto is_needed = [&](const std::string& format) {
    return std::find(needed.begin(), needed.end(), format) != needed.end();
  };
  for (const auto& chosen : forms::AnswerAt(*answers, question).Items()) {
    if (is_needed(chosen.Text())) return true;
    const auto* code = list == context.bundle().codes.end() ? nullptr : list->second.Find(chosen.Text());
    const auto group = code == nullptr ? std::string() : code->more.count("group") ? code->more.at("group") : "";
    std::istringstream formats(group);
    if (std::any_of(std::istream_iterator<std::string>(formats), {}, is_needed)) return true;
  }
  return false;
}

Result<void> MarkGiven(WritableRecord& record, const CaseContext& context, LetterId letter, const Given& given,
                       const Deed& deed) {
  if (given.on.empty()) return {};
  Document payload;
  payload.Set("letter_id", letter.value).Set("on", given.on).Set("how", given.how);
  const auto kept =
      record.Append(EventOf(deed, CaseStream(context.row().id), events::kLetterGiven, std::move(payload)));
  if (!kept) return kept.error();
  return {};
}

}  // namespace

std::string FillPlaces(const std::string& body, const Places& places) {
  std::string out;
  std::size_t at = 0;
  for (;;) {
    const auto open = body.find("{{", at);
    const auto close = open == std::string::npos ? open : body.find("}}", open);
    if (close == std::string::npos) return out + body.substr(at);
    out += body.substr(at, open - at);
    const std::string name = Trimmed(body.substr(open + 2, close - open - 2));
    const auto found =
        std::find_if(places.begin(), places.end(), [&](const auto& place) { return place.first == name; });
    if (found != places.end()) out += Escaped(found->second);
    at = close + 2;
  }
}

std::vector<const pathway::Letter*> LettersOf(const CaseContext& context, const pathway::Action& action, Instant now) {
  std::vector<const pathway::Letter*> letters;
  const pathway::CaseAt at = context.At();
  const pathway::Scope scope(at, now);
  for (const auto& id : action.letters) {
    const auto found = context.bundle().letters.find(id);
    if (found == context.bundle().letters.end()) continue;
    if (!found->second.when || scope.Holds(*found->second.when)) letters.push_back(&found->second);
  }
  return letters;
}

Result<LetterDraft> DraftLetter(Record& record, const CaseContext& context, const pathway::Letter& letter,
                                const Deed& deed) {
  const auto subject = record.people().Find(context.row().subject);
  if (!subject) return NotFound("There is no such person.");
  const std::string reason;
  std::vector<Unmet> missing;
  Places places = FillFrom({record, context, *subject, reason, deed, true}, letter, missing);
  for (auto& [name, value] : places) {
    if (!Trimmed(value).empty() || name.rfind("person.", 0) == 0) continue;
    value = name == "case.reason" ? "[the reason chosen then]" : "[not written yet]";
  }
  return LetterDraft{InFull(record, context, *subject, letter, places, deed),
                     WhyStopped(record, *subject, letter, deed)};
}

Result<std::vector<LetterId>> WriteLetters(WritableRecord& record, CaseContext& context, const pathway::Action& action,
                                           const std::string& reason, const Deed& deed) {
  std::vector<LetterId> written;
  if (action.letters.empty()) return written;
  const auto subject = record.people().Find(context.row().subject);
  if (!subject) return NotFound("There is no such person.");
  std::vector<Unmet> missing;
  const auto given = GivenWith(context, action, deed.now);
  const bool in_format = IsGivenInFormat(context, action, FormatsForLetters(record, subject->id, deed.library));
  for (const auto* one : LettersOf(context, action, deed.now)) {
    const pathway::Letter& letter = *one;
    const Places places = FillFrom({record, context, *subject, reason, deed}, letter, missing);
    if (!missing.empty()) continue;
    const LetterId letter_id{record.NextId()};
    Document payload;
    payload.Set("letter_id", letter_id.value).Set("letter", letter.id).Set("title", letter.title).Set("to", letter.to);
    payload.Set("html", InFull(record, context, *subject, letter, places, deed));
    const auto stop = WhyStopped(record, *subject, letter, deed);
    if (!stop.code.empty()) payload.Set("stopped", stop.code).Set("stopped_reason", stop.say);
    const auto kept =
        record.Append(EventOf(deed, CaseStream(context.row().id), events::kLetterWritten, std::move(payload)));
    if (!kept) return kept.error();
    const bool went_out = stop.code.empty() || (in_format && stop.IsForFormat());
    const auto marked = went_out ? MarkGiven(record, context, letter_id, given, deed) : Result<void>();
    if (!marked) return marked.error();
    written.push_back(letter_id);
  }
  if (missing.empty()) return written;
  Error error{ErrorCode::kNotAllowedInState, "A letter that goes out with this cannot be written yet."};
  error.unmet = std::move(missing);
  return error;
}

}  // namespace caseway::casework
