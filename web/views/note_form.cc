#include "web/views/note_form.h"

#include <memory>
#include <utility>

#include "core/people/nhs_number.h"
#include "web/views/happened_fields.h"
#include "web/views/person_words.h"
#include "web/views/work_table.h"

namespace caseway::web {
namespace {

using html::Writer;

void TypeChoice(Writer& w, const Visit& visit) {
  html::SelectOptions select{.name = "type", .label = {.text = "Type of note"}, .value = visit.Form("type")};
  select.items.push_back({.value = "", .text = "Note"});
  const auto list = visit.library().codes.find("note-types");
  if (list != visit.library().codes.end()) {
    for (const auto* code : list->second.Offered(LondonDate(visit.now)))
      select.items.push_back({.value = code->id, .text = code->label});
  }
  html::Select(w, select);
}

void When(Writer& w, const Visit& visit, const Error* error) {
  html::Fieldset(w, {.legend = {.text = "When it happened, if not now", .classes = "govuk-fieldset__legend--s"},
                     .content = [&](Writer& in) { HappenedFields(in, visit, error); }});
}

void Markers(Writer& w, const Visit& visit) {
  html::CheckboxesOptions boxes{.name = "mark", .classes = "govuk-checkboxes--small"};
  boxes.fieldset = {.legend = {.text = "About this note", .classes = "govuk-fieldset__legend--s"}};
  boxes.items = {{.value = "seen-alone", .text = "The person was seen alone"},
                 {.value = "third-party",
                  .text = "From or about a third party",
                  .hint = {.text = "Looked at with care before the record is given to anyone."}},
                 {.value = "key-event", .text = "Key event"}};
  for (const auto value : visit.request.form.All("mark")) boxes.values.push_back(value);
  html::Checkboxes(w, boxes);
}

void AlsoFor(Writer& w, const Visit& visit, const std::vector<Relationship>& around, const Error* error) {
  html::CheckboxesOptions boxes{.name = "also", .classes = "govuk-checkboxes--small"};
  boxes.fieldset = {.legend = {.text = "Also on the record of", .classes = "govuk-fieldset__legend--s"}};
  for (const auto& tie : around) {
    if (tie.other_name.empty() || tie.until) continue;
    boxes.items.push_back({.value = Reference(tie.other), .text = tie.other_name});
  }
  for (const auto value : visit.request.form.All("also")) boxes.values.push_back(value);
  if (!boxes.items.empty()) html::Checkboxes(w, boxes);
  html::Input(w, {.name = "also_other",
                  .label = {.text = boxes.items.empty() ? "Also on the record of" : "Or someone else"},
                  .hint = {.text = "Their reference or NHS number"},
                  .error = ErrorFor(error, "also_other"),
                  .value = visit.Form("also_other"),
                  .classes = "govuk-input--width-20"});
}

bool HasMark(const Visit& visit, std::string_view mark) {
  for (const auto value : visit.request.form.All("mark")) {
    if (value == mark) return true;
  }
  return false;
}

bool HasDetails(const Visit& visit) {
  for (const auto name : {"type", "on", "at", "present", "mark", "also", "also_other"}) {
    if (!visit.request.form.Get(name).empty()) return true;
  }
  return false;
}

void WriteDetails(Writer& w, const Visit& visit, const NoteFormOptions& options, const Error* error) {
  html::Details(w, {.summary = "Type, when, who was there",
                    .text =
                        [&](Writer& in) {
                          TypeChoice(in, visit);
                          When(in, visit, error);
                          html::Input(in, {.name = "present",
                                           .label = {.text = "Who was there"},
                                           .error = ErrorFor(error, "present"),
                                           .value = visit.Form("present")});
                          Markers(in, visit);
                          AlsoFor(in, visit, options.around, error);
                        },
                    .open = options.open || HasDetails(visit)});
}

// As nearly every page shows them: closed, nothing typed, nobody to choose. The same for all until the code lists or
// the day change, so that each thread writes them once.
const html::Html& EmptyDetails(const Visit& visit) {
  struct Kept {
    std::weak_ptr<const Live> of;
    Date on;
    html::Html details;
  };
  thread_local Kept kept;
  const Date today = LondonDate(visit.now);
  if (kept.of.lock() != visit.live || kept.on != today) {
    Writer w;
    WriteDetails(w, visit, {}, nullptr);
    kept = {visit.live, today, std::move(w).Take()};
  }
  return kept.details;
}

}  // namespace

void NoteForm(Writer& w, const Visit& visit, const NoteFormOptions& options, const Error* error) {
  html::HeadingStart(w, options.heading_level, {"govuk-heading-m"}, "write-note");
  w << options.title.view();
  html::HeadingEnd(w, options.heading_level);
  FormStart(w, visit, options.action);
  auto text_error = ErrorFor(error, "text");
  if (text_error.text.empty()) text_error = ErrorFor(error, "people");
  html::Textarea(w, {.name = "text",
                     .label = {.text = "Note"},
                     .hint = {.text = "Say who said it and what was seen. The person may read it one day."},
                     .error = std::move(text_error),
                     .value = visit.Form("text"),
                     .rows = 4});
  const bool is_empty = error == nullptr && !options.open && options.around.empty() && !HasDetails(visit);
  if (is_empty) w << EmptyDetails(visit);
  else WriteDetails(w, visit, options, error);
  html::Button(w, {.text = "Save note", .prevent_double_click = true});
  FormEnd(w);
}

Result<PersonId> PersonNamed(Record& record, std::string_view field, std::string_view typed) {
  const std::string text = casework::Trimmed(std::string(typed));
  if (text.empty()) return PersonId{};
  if (const auto number = ParseNhsNumber(text)) {
    const auto found = record.people().ByNhsNumber(*number);
    if (found.size() == 1) return found.front();
    return InvalidField(std::string(field), found.empty()
                                                ? "Nobody in the records has this NHS number."
                                                : "More than one person has this NHS number: use a reference.");
  }
  const auto reference = ParseReference(text);
  const auto person = reference ? record.people().Find(PersonId{*reference}) : std::nullopt;
  if (!person)
    return InvalidField(std::string(field), "Enter a person's reference, like 7K3Q-F2M9-X, or an NHS number.");
  return person->id;
}

Result<casework::WriteNoteCommand> NoteTyped(const Visit& visit, Record& record) {
  casework::WriteNoteCommand note;
  note.type = visit.Form("type");
  note.text = visit.Form("text");
  note.present = visit.Form("present");
  note.seen_alone = HasMark(visit, "seen-alone");
  note.third_party = HasMark(visit, "third-party");
  note.key_event = HasMark(visit, "key-event");
  const auto happened = views::ParseHappened(visit.Form("on"), visit.Form("at"), visit.now);
  if (!happened) return happened.error();
  note.happened = *happened;
  if (note.happened && FromLondon(note.happened->local) > visit.now + std::chrono::minutes{1})
    return InvalidField("on", "The time must not be in the future.");
  for (const auto also : visit.request.form.All("also")) {
    if (const auto id = ParseReference(also)) note.people.push_back(PersonId{*id});
  }
  const auto other = PersonNamed(record, "also_other", visit.Form("also_other"));
  if (!other) return other.error();
  if (*other) note.people.push_back(*other);
  return note;
}

}  // namespace caseway::web
