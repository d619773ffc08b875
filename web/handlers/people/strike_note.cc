#include "core/casework/events.h"
#include "core/casework/notes.h"
#include "core/casework/possible_breach.h"
#include "web/frame.h"
#include "web/handlers/handlers.h"
#include "web/views/chronology_list.h"
#include "web/views/note_form.h"
#include "web/views/person_page.h"
#include "web/views/work_table.h"

namespace caseway::web {
namespace {

using access::Permission;
using html::Url;
using html::Writer;

// The note at this position of the person's chronology, as far as this viewer may see it.
std::optional<ChronologyRow> NoteAt(const Visit& visit, Record& record, PersonId person) {
  const std::string text(visit.Path("entry"));
  if (text.empty() || text.size() > 15 || text.find_first_not_of("0123456789") != std::string::npos) return {};
  const std::int64_t position = std::stoll(text);
  const auto rows = record.people().Chronology(person, visit.viewer(), position + 1, 1, "note");
  if (rows.empty() || rows.front().position != position || rows.front().type != events::kNoteWritten) return {};
  return rows.front();
}

Url NoteUrl(PersonId person, std::int64_t position) {
  return Url::Path({"people", PathReference(person), "notes", std::to_string(position), "error"});
}

Answer Page(Visit& visit, Record& record, const Person& person, const ChronologyRow& note, const Error* error) {
  PersonPageParts parts{.title = "Mark a note in error", .tab = "chronology", .error = error};
  parts.main = [&](Writer& w) {
    w << "<h1 class=\"govuk-heading-l\">Mark a note in error</h1><p class=\"govuk-body\">The note stays on the record, "
         "struck through, with your reason. It leaves figures and returns.</p>";
    ErrorWithoutField(w, error);
    ChronologyList(w, visit, {note}, {.is_print = true, .heading_level = 2});
    FormStart(w, visit, NoteUrl(person.id, note.position));
    html::RadiosOptions why{.name = "reason", .items = CodeRadios(visit, "error-reasons")};
    why.fieldset = {.legend = {.text = "Why is it wrong?", .classes = "govuk-fieldset__legend--m"}};
    why.value = visit.Form("reason");
    why.error = ErrorFor(error, "reason");
    html::Radios(w, why);
    html::Input(w, {.name = "words", .label = {.text = "In your words"}, .value = visit.Form("words")});
    html::Input(w, {.name = "moved_to",
                    .label = {.text = "Copy it to the right person, if it belongs to another"},
                    .hint = {.text = "Their reference or NHS number. The copy keeps the words and the day it happened"},
                    .error = ErrorFor(error, "moved_to"),
                    .value = visit.Form("moved_to"),
                    .classes = "govuk-input--width-20"});
    html::Button(w, {.text = "Mark in error", .classes = "govuk-button--warning"});
    FormEnd(w);
  };
  return PersonPage(visit, record, person, std::move(parts));
}

Error NoNote() { return NotFound("There is no such note, or it is marked in error already."); }

// "It belongs to another person: written while two records were open".
std::string ReasonWords(const Visit& visit) {
  if (visit.Form("reason").empty()) return "";
  const std::string words = casework::Trimmed(visit.Form("words"));
  return CodeLabel(visit, "error-reasons", visit.Form("reason")) + (words.empty() ? "" : ": " + words);
}

Plan Striking(const Visit& visit, const Person& person, const ChronologyRow& note, std::string reason,
              PersonId moved_to) {
  casework::MarkNoteInErrorCommand command;
  command.note = note.note;
  command.person = person.id;
  command.case_id = note.case_id;
  command.reason = std::move(reason);
  command.moved_to = moved_to;
  command.possible_breach = casework::IsPossibleBreach(visit.library().codes, visit.Form("reason"));
  Plan plan;
  plan.work = [command](WritableRecord& writable, Visit& v) {
    return casework::MarkNoteInError(writable, command, v.deed());
  };
  plan.then = [id = person.id](Visit&, const Document&) { return DoneAt(id, PersonUrl(id, "chronology")); };
  plan.refused = [person, note](Visit& v, Record& again, const Error& error) {
    return Page(v, again, person, note, &error);
  };
  return plan;
}

}  // namespace

Answer ShowStrikeNote(Visit& visit, Record& record) {
  return WithPerson(
      visit, record,
      [&](const Person& person) {
        const auto note = NoteAt(visit, record, person.id);
        if (!note || note->struck) return ErrorAnswer(visit, NoNote());
        return Page(visit, record, person, *note, nullptr);
      },
      Permission::kMarkInError);
}

Outcome StrikeNote(Visit& visit, Record& record) {
  return ForPerson(
      visit, record,
      [&](const Person& person) -> Outcome {
        const auto note = NoteAt(visit, record, person.id);
        if (!note || note->struck) return ErrorAnswer(visit, NoNote());
        const std::string reason = ReasonWords(visit);
        if (reason.empty()) {
          const Error error = InvalidField("reason", "Choose why the note is wrong.");
          return Page(visit, record, person, *note, &error);
        }
        const auto moved_to = PersonNamed(record, "moved_to", visit.Form("moved_to"));
        if (!moved_to) return Page(visit, record, person, *note, &moved_to.error());
        return Striking(visit, person, *note, reason, *moved_to);
      },
      Permission::kMarkInError);
}

}  // namespace caseway::web
