#include <algorithm>

#include "core/casework/people.h"
#include "web/handlers/handlers.h"
#include "web/views/capacity_words.h"
#include "web/views/chronology_list.h"
#include "web/views/due_words.h"
#include "web/views/list_cells.h"
#include "web/views/note_form.h"
#include "web/views/person_banner.h"
#include "web/views/person_page.h"
#include "web/views/sharing_words.h"
#include "web/views/work_table.h"

namespace caseway::web {
namespace {

using access::Permission;
using html::Url;
using html::Writer;

constexpr int kLatest = 10;

void Actions(Writer& w, const Visit& visit, const Person& person) {
  w << "<div class=\"govuk-button-group app-no-print\">";
  const std::string reference = PathReference(person.id);
  const auto link = [&](Permission permission, const char* text, Url url, const char* classes) {
    if (visit.Holds(permission)) html::Button(w, {.text = text, .href = std::move(url), .classes = classes});
  };
  constexpr auto kQuiet = "govuk-button--secondary";
  link(Permission::kRaiseConcern, "Raise a concern about this person",
       Url::Path({"concerns", "new"}).Query("person", reference), "govuk-button--warning");
  link(Permission::kOpenCase, "Log a contact", Url::Path({"contacts", "new"}).Query("person", reference), kQuiet);
  link(Permission::kOpenCase, "Open a case", Url::Path({"people", reference, "cases", "new"}), kQuiet);
  link(Permission::kPrint, "Print this record", Url::Path({"people", reference, "print"}), kQuiet);
  w << "</div>";
}

std::string HolderWords(const CaseRow& row) {
  if (!row.open) return "";
  if (row.owner_name.empty()) return "In a team's queue";
  return row.with_managers ? row.owner_name + " (with a manager)" : row.owner_name;
}

// "Ended on 3 March 2026: Advice given".
std::string EndWords(const Visit& visit, const CaseRow& row) {
  std::string words = "Ended on " + FormatLong(LondonDate(row.ended));
  const auto live = visit.library().Live(row.pathway);
  const std::string how = row.outcome.empty() || live == nullptr
                              ? (row.ends == "completed" || row.ends == "none" ? "" : row.ends)
                              : CodeLabel(visit, live->definition.outcomes, row.outcome);
  return how.empty() ? words : words + ": " + how;
}

void DueCell(html::TableWriter& table, const Visit& visit, const CaseRow& row) {
  if (!row.open) return table.Cell(LabelledCell("Due", EndWords(visit, row)));
  const bool chased = !row.pause_since.empty() && row.due_kind != DueKindName(DueKind::kLimit);
  const auto due = views::DueWordsOf(row.due_at, row.due_is_instant, visit.now, chased);
  table.Cell(
      LabelledCell("Due", [&due](Writer& cell) { html::Tag(cell, {.text = due.text, .classes = due.tag_class}); }));
}

void Cases(Writer& w, const Visit& visit, const std::vector<CaseRow>& rows) {
  w << "<h2 class=\"govuk-heading-m\">Cases</h2>";
  if (rows.empty()) {
    w << "<p class=\"govuk-body\">No case that you may see.</p>";
    return;
  }
  html::TableOptions options{.classes = "app-table--dense app-table--stack"};
  options.caption = "Open cases first";
  options.caption_classes = "govuk-visually-hidden";
  options.head = {{.text = "Case"}, {.text = "Stage"}, {.text = "Held by"}, {.text = "Due"}};
  html::TableWriter table(w, options);
  for (const auto& row : rows) {
    table.Row();
    table.Cell(LabelledCell("Case", [&](Writer& cell) {
      cell.Tag("<a class=\"govuk-link\"").Href(CaseUrl(row.id)).End()
          << PathwayTitle(visit, row.pathway) << CapacityMark(visit, row.capacity)
          << "<span class=\"govuk-visually-hidden\">, case " << Reference(row.id) << "</span></a>";
      if (row.restriction != Restriction::kNone)
        cell << " <strong class=\"govuk-tag govuk-tag--purple\">Restricted</strong>";
    }));
    table.Cell(LabelledCell("Stage", StateTitle(visit, row.pathway, row.state)));
    table.Cell(LabelledCell("Held by", HolderWords(row)));
    DueCell(table, visit, row);
  }
  table.End();
}

// A record that was joined to this one, and the way to take them apart again.
void Merged(Writer& w, const Visit& visit, Record& record, const Person& person, const Error* error) {
  const auto from = ParseReference(visit.request.form.Has("from") ? visit.Form("from") : visit.Query("from"));
  if (!from || *from == person.id.value) return;
  const auto joined = record.people().Find(PersonId{*from});
  if (!joined || joined->id != person.id) return;
  html::NotificationBanner(w, {.text = [&](Writer& in) {
                             in << "<p class=\"govuk-notification-banner__heading\">The record " << ReferenceOf(*from)
                                << " was found to be this person's and joined to this one.</p>";
                             if (!visit.Holds(Permission::kMergePeople)) return;
                             FormStart(in, visit, Url::Path({"people", PathReference(person.id), "unmerge"}));
                             Hidden(in, "from", PathReferenceOf(*from));
                             html::Input(in, {.name = "reason",
                                              .label = {.text = "If they are two people: say how you know"},
                                              .error = ErrorFor(error, "reason"),
                                              .value = visit.Form("reason")});
                             html::Button(in, {.text = "Take the records apart", .classes = "govuk-button--secondary"});
                             FormEnd(in);
                           }});
}

void Latest(Writer& w, const Visit& visit, const Person& person, const std::vector<ChronologyRow>& rows) {
  w << "<h2 class=\"govuk-heading-m\">Latest</h2>";
  if (rows.empty()) {
    w << "<p class=\"govuk-body\">Nothing is written yet.</p>";
    return;
  }
  ChronologyList(w, visit, rows, {.person = person.id, .shows_case = true});
  w << "<p class=\"govuk-body\">";
  w.Tag("<a class=\"govuk-link\"").Href(PersonUrl(person.id, "chronology")).End() << "Whole chronology</a></p>";
}

void Warnings(Writer& w, const Visit& visit, Record& record, const Person& person) {
  if (visit.Holds(Permission::kSeeDuplicates) && record.people().HasOpenDuplicate(person.id)) {
    html::InsetText(w, {.text = [](Writer& in) {
                      in << "This may be the same person as someone else in the records. ";
                      in.Tag("<a class=\"govuk-link\"").Href(Url("/duplicates")).End()
                          << "Look at possible duplicates</a>.";
                    }});
  }
  if (const auto move = MoveToComeOf(visit, record, person, false))
    html::InsetText(w, {.text = "Change of address to come. " + move->from + ": " + move->address});
  const int contacts = record.people().ContactsInTwelveMonths(person.id, LondonDate(visit.now));
  if (contacts > 1)
    w << "<p class=\"govuk-body\">" << contacts << " contacts about this person in the last 12 months.</p>";
}

Answer PersonOverview(Visit& visit, Record& record, const Person& person, const Error* error) {
  const Viewer viewer = visit.viewer();
  auto cases = visit.Holds(Permission::kSeeCase) ? record.cases().OfPerson(person.id, viewer) : std::vector<CaseRow>{};
  std::stable_partition(cases.begin(), cases.end(), [](const CaseRow& row) { return row.open; });
  const auto latest = record.people().Chronology(person.id, viewer, 0, kLatest, "");
  const auto around = record.people().Relationships(person.id, viewer);
  const auto choices = record.people().Sharing(person.id, viewer);
  PersonPageParts parts{.title = "Overview", .error = error};
  for (const auto& choice : choices) {
    if (choice.Holds() && choice.other) parts.ids.push_back(choice.other.value);
  }
  for (const auto& row : cases) {
    parts.ids.push_back(row.id.value);
    parts.restricted = parts.restricted || row.restriction != Restriction::kNone;
  }
  parts.main = [&](Writer& w) {
    Merged(w, visit, record, person, error);
    w << "<h1 class=\"govuk-visually-hidden\">" << person.DisplayName() << "</h1>";
    ErrorWithoutField(w, error);
    Actions(w, visit, person);
    Warnings(w, visit, record, person);
    Cases(w, visit, cases);
    SharingSummary(w, visit, person.id, choices, 2);
    if (visit.Holds(Permission::kWriteNote))
      NoteForm(w, visit, {.action = PersonUrl(person.id, "notes"), .around = around}, error);
    Latest(w, visit, person, latest);
  };
  return PersonPage(visit, record, person, std::move(parts));
}

}  // namespace

Answer ShowPerson(Visit& visit, Record& record) {
  return WithPerson(visit, record,
                    [&](const Person& person) { return PersonOverview(visit, record, person, nullptr); });
}

Outcome WritePersonNote(Visit& visit, Record& record) {
  return ForPerson(
      visit, record,
      [&](const Person& person) -> Outcome {
        auto note = NoteTyped(visit, record);
        if (!note) return PersonOverview(visit, record, person, &note.error());
        note->people.insert(note->people.begin(), person.id);
        Plan plan;
        plan.work = [note = *note](WritableRecord& writable, Visit& v) {
          return casework::WriteNote(writable, note, v.deed());
        };
        plan.then = [id = person.id](Visit&, const Document&) { return DoneAt(id, PersonUrl(id)); };
        plan.refused = [person](Visit& v, Record& again, const Error& error) {
          return PersonOverview(v, again, person, &error);
        };
        return plan;
      },
      Permission::kWriteNote);
}

Outcome UnmergePerson(Visit& visit, Record& record) {
  return ForPerson(
      visit, record,
      [&](const Person& person) -> Outcome {
        const auto from = visit.FormId<PersonId>("from");
        Plan plan;
        plan.work = [from, into = person.id, reason = visit.Form("reason")](WritableRecord& writable, Visit& v) {
          return casework::UnmergePeople(writable, from, into, reason, v.deed());
        };
        plan.then = [from](Visit&, const Document&) { return DoneAt(from, PersonUrl(from)); };
        plan.refused = [person](Visit& v, Record& again, const Error& error) {
          return PersonOverview(v, again, person, &error);
        };
        return plan;
      },
      Permission::kMergePeople);
}

}  // namespace caseway::web
