#include "core/casework/erase_person.h"
#include "web/frame.h"
#include "web/handlers/council/council_handlers.h"
#include "web/service.h"
#include "web/views/administration.h"

namespace caseway::web {
namespace {

using html::Url;
using html::Writer;

constexpr int kMostRows = 100;

PersonId PersonAsked(const Visit& visit) { return visit.PathId<PersonId>("person"); }

// The whole refusal beside the form that met it, where no field is at fault.
void Refusal(Writer& w, const Error* error) {
  if (error == nullptr || !error->fields.empty()) return;
  w << "<div class=\"govuk-inset-text\"><p class=\"govuk-body\">" << error->say << "</p>";
  if (!error->unmet.empty()) {
    w << "<p class=\"govuk-body\">First this must hold:</p><ul class=\"govuk-list govuk-list--bullet\">";
    for (const auto& unmet : error->unmet) w << "<li>" << unmet.say << " (" << unmet.rule << ")</li>";
    w << "</ul>";
  }
  w << "</div>";
}

std::string StateWords(const ErasureRow& row) {
  switch (row.state) {
    case ErasureState::kAsked: return "Waits for a colleague of " + row.asked_by_name;
    case ErasureState::kWithdrawn: return "Kept, says " + row.closed_by_name + ": " + row.closing_reason;
    case ErasureState::kDone: return "Erased on " + FormatLong(LondonDate(row.closed)) + " by " + row.closed_by_name;
  }
  return "";
}

void RowsTable(Writer& w, const std::vector<ErasureRow>& rows) {
  html::TableWriter table(w, {.head = {{.text = "Record"}, {.text = "Why"}, {.text = "Asked"}, {.text = "State"}},
                              .caption = "Those that wait first, then the newest",
                              .classes = "app-table--dense app-table--stack"});
  for (const auto& row : rows) {
    table.Row();
    table.Cell(LabelledCell("Record", [&row](Writer& cell) {
      const std::string reference = Reference(row.person);
      if (row.state == ErasureState::kDone) {
        cell << reference;
        return;
      }
      cell.Tag("<a class=\"govuk-link\"").Href(RecordUrl("erasures", row.person)).End() << reference << "</a>";
    }));
    table.Cell(LabelledCell("Why", row.reason));
    const std::string by = row.asked_by_name.empty() ? "" : ", " + row.asked_by_name;
    table.Cell(LabelledCell("Asked", FormatLong(LondonDate(row.asked)) + by));
    table.Cell(LabelledCell("State", StateWords(row)));
  }
  table.End();
}

void AskForm(Writer& w, const Visit& visit, const Error* error) {
  w << "<h2 class=\"govuk-heading-m\">Ask for an erasure</h2>";
  Refusal(w, error);
  FormStart(w, visit, Url("/erasures"));
  html::Input(w, {.name = "record",
                  .label = {.text = "Reference of the person's record"},
                  .hint = {.text = "For example, 7K3Q-F2M9-X"},
                  .error = ErrorFor(error, "record"),
                  .value = visit.Form("record"),
                  .classes = "govuk-input--width-20",
                  .spellcheck = false});
  html::Textarea(w, {.name = "reason",
                     .label = {.text = "Why the law asks for it"},
                     .hint = {.text = "This stays in the record: leave out the name. For example, retention schedule "
                                      "4.2, eight years after the last case ended"},
                     .error = ErrorFor(error, "reason"),
                     .value = visit.Form("reason"),
                     .rows = 2});
  html::Button(w, {.text = "Ask for erasure", .prevent_double_click = true});
  FormEnd(w);
}

void DoneBanner(Writer& w, const Visit& visit) {
  if (visit.Query("done").empty()) return;
  const bool named = visit.QueryNumber("named") > 0;
  html::NotificationBanner(
      w,
      {.text = std::string("The record is erased. Backups made before keep what they hold until they are destroyed.") +
               (named ? " The name is still written in other records: ask for them to be read and corrected." : ""),
       .success = true});
}

Answer ListPage(Visit& visit, const Error* error) {
  const auto rows = visit.service->erasures->Latest(kMostRows);
  if (!rows) return ErrorAnswer(visit, rows.error());
  PageParts page{.title = "Erasure by law", .current = "/erasures", .errors = ErrorLinks(error)};
  if (error != nullptr) page.status = StatusOf(error->code);
  page.main = [&](Writer& w) {
    DoneBanner(w, visit);
    w << "<h1 class=\"govuk-heading-l\">Erasure by law</h1><p class=\"govuk-body\">One person asks, another carries it "
         "out. What was written about the person goes for good; that it was erased, when, by whom and why stays.</p>";
    if (rows->empty()) w << "<p class=\"govuk-body app-empty\">No erasure was asked for yet.</p>";
    else RowsTable(w, *rows);
    AskForm(w, visit, error);
  };
  Shown shown{.subject_kind = "erasures"};
  for (const auto& row : *rows) shown.ids.push_back(row.person.value);
  return {Render(visit, std::move(page)), std::move(shown)};
}

void WeightList(Writer& w, const ErasureWeight& weight) {
  const std::pair<const char*, int> parts[] = {{"Records of the person, joined ones too", weight.records},
                                               {"Contacts", weight.contacts},
                                               {"Cases, with their whole history", weight.cases},
                                               {"Forms", weight.forms},
                                               {"Notes", weight.notes},
                                               {"Notes that were written for other people too", weight.shared_notes},
                                               {"Letters", weight.letters},
                                               {"Files", weight.files},
                                               {"Refused rows of files that name them", weight.refused_rows}};
  html::SummaryListOptions list;
  for (const auto& [name, count] : parts) list.rows.push_back({.key = name, .value = std::to_string(count)});
  html::SummaryList(w, list);
}

void CarryOutForm(Writer& w, const Visit& visit, const ErasureRow& row, const Error* error) {
  w << "<h2 class=\"govuk-heading-m\">Carry it out</h2><p class=\"govuk-body\">It cannot be undone. The program is "
       "slow "
       "for others while it runs: a quiet hour is best.</p>";
  FormStart(w, visit, RecordUrl("erasures", row.person));
  html::Input(w, {.name = "confirmed",
                  .label = {.text = "Type the reference of the record"},
                  .hint = {.text = Reference(row.person)},
                  .error = ErrorFor(error, "confirmed"),
                  .value = visit.Form("confirmed"),
                  .classes = "govuk-input--width-20",
                  .spellcheck = false});
  html::Button(w, {.text = "Erase for good", .classes = "govuk-button--warning", .prevent_double_click = true});
  FormEnd(w);
}

void WithdrawForm(Writer& w, const Visit& visit, const ErasureRow& row, const Error* error) {
  w << "<h2 class=\"govuk-heading-m\">Keep the record</h2>";
  FormStart(w, visit, RecordUrl("erasures", row.person, "withdrawal"));
  html::Input(w, {.name = "withdrawn",
                  .label = {.text = "Why it is kept"},
                  .error = ErrorFor(error, "withdrawn"),
                  .value = visit.Form("withdrawn")});
  html::Button(w, {.text = "Keep the record", .classes = "govuk-button--secondary"});
  FormEnd(w);
}

Answer OnePage(Visit& visit, const Error* error) {
  const auto allowed = access::May(visit.roles(), visit.actor, access::Permission::kErase,
                                   access::RelationTo(visit.actor, PersonAsked(visit)));
  if (!allowed) return ErrorAnswer(visit, allowed.error());
  const auto weight = visit.service->erasures->Weigh(PersonAsked(visit));
  if (!weight) return ErrorAnswer(visit, weight.error());
  const auto row = visit.service->erasures->Of(PersonAsked(visit));
  if (!row) return ErrorAnswer(visit, row.error());
  if (!*row || (*row)->state != ErasureState::kAsked)
    return ErrorAnswer(visit, NotFound("Nobody has asked for this record to be erased."));
  PageParts page{.title = "Erasure of " + Reference((*row)->person),
                 .current = "/erasures",
                 .errors = ErrorLinks(error),
                 .back = Url("/erasures"),
                 .back_text = "Back to erasures"};
  if (error != nullptr) page.status = StatusOf(error->code);
  page.main = [&](Writer& w) {
    w << "<h1 class=\"govuk-heading-l\">Erasure of " << Reference((*row)->person) << "</h1><p class=\"govuk-body\">"
      << (*row)->asked_by_name << " asked on " << FormatLong(LondonDate((*row)->asked)) << ": " << (*row)->reason
      << "</p>";
    Refusal(w, error);
    w << "<h2 class=\"govuk-heading-m\">What goes</h2>";
    WeightList(w, *weight);
    if ((*row)->asked_by == visit.actor.user)
      w << "<p class=\"govuk-body\">You asked for it: a colleague has to carry it out.</p>";
    else CarryOutForm(w, visit, **row, error);
    WithdrawForm(w, visit, **row, error);
  };
  return {Render(visit, std::move(page)), {.subject_kind = "person", .ids = {(*row)->person.value}}};
}

// What the use cases must know beforehand. Errors: kNotFound.
Result<casework::ErasureFacts> FactsAbout(const Visit& visit, PersonId person) {
  auto weight = visit.service->erasures->Weigh(person);
  if (!weight) return weight.error();
  auto last = visit.service->erasures->Of(person);
  if (!last) return last.error();
  return casework::ErasureFacts{*weight, *last};
}

Answer Changed(PersonId person, const Url& to) {
  return {http::SeeOther(to.str()), {.deed = AuditDeed::kChanged, .subject_kind = "person", .ids = {person.value}}};
}

Answer CarryOut(Visit& visit) {
  const PersonId person = PersonAsked(visit);
  const auto erased = visit.service->erase_person(
      visit.Form("command"), visit.actor, {.person = person, .reason = "", .confirmed = visit.Form("confirmed")});
  if (!erased) return OnePage(visit, &erased.error());
  Url to = Url("/erasures");
  to = std::move(to).Query("done", PathReference(person));
  if (!(*erased)["still_named"].Items().empty()) to = std::move(to).Query("named", "1");
  return Changed(person, to);
}

}  // namespace

Answer ShowErasures(Visit& visit, Record&) { return ListPage(visit, nullptr); }

Answer ShowErasure(Visit& visit, Record&) { return OnePage(visit, nullptr); }

Outcome AskForErasure(Visit& visit, Record&) {
  const auto reference = ParseReference(visit.Form("record"));
  if (!reference) {
    const Error error = InvalidField("record", reference.error().say);
    return ListPage(visit, &error);
  }
  const auto facts = FactsAbout(visit, PersonId{*reference});
  if (!facts) {
    const Error error = InvalidField("record", facts.error().say);
    return ListPage(visit, &error);
  }
  Plan plan;
  plan.work = [facts = *facts](WritableRecord& writable, Visit& v) {
    return casework::AskErasure(writable, {facts.weight.person, v.Form("reason")}, facts, v.deed());
  };
  plan.then = [](Visit&, const Document& asked) {
    const PersonId person{asked["person"].Number()};
    return Changed(person, RecordUrl("erasures", person));
  };
  plan.refused = [](Visit& v, Record&, const Error& error) { return ListPage(v, &error); };
  return plan;
}

Outcome CarryOutErasure(Visit&, Record&) { return Later{CarryOut}; }

Outcome WithdrawErasure(Visit& visit, Record&) {
  const auto facts = FactsAbout(visit, PersonAsked(visit));
  if (!facts) return ErrorAnswer(visit, facts.error());
  Plan plan;
  plan.work = [facts = *facts](WritableRecord& writable, Visit& v) {
    return casework::WithdrawErasure(writable, {facts.weight.person, v.Form("withdrawn")}, facts, v.deed());
  };
  plan.then = [](Visit&, const Document& kept) { return Changed(PersonId{kept["person"].Number()}, Url("/erasures")); };
  plan.refused = [](Visit& v, Record&, const Error& error) { return OnePage(v, &error); };
  return plan;
}

}  // namespace caseway::web
