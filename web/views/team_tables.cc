#include "web/views/team_tables.h"

#include <algorithm>

#include "web/views/due_words.h"
#include "web/views/list_cells.h"
#include "web/views/work_table.h"

namespace caseway::web {
namespace {

using html::Url;
using html::Writer;

std::string CompetenceWords(const Visit& visit, const CaseloadRow& worker) {
  std::string words;
  for (const auto& code : worker.competences)
    words += (words.empty() ? "" : ", ") + CodeLabel(visit, "competences", code);
  return words;
}

// "Grace Obi: 12 open, 2 overdue, away; holds Safeguarding enquiries"
std::string WorkerWords(const Visit& visit, const CaseloadRow& worker) {
  const std::string words = worker.name + ": " + LoadWords(worker);
  const std::string holds = CompetenceWords(visit, worker);
  return holds.empty() ? words : words + "; holds " + holds;
}

void WorkerSelect(Writer& w, const Visit& visit, const char* name, const char* label, const char* nobody,
                  const std::vector<CaseloadRow>& workers, const Error* error) {
  html::SelectOptions select{
      .name = name, .label = {.text = label}, .error = ErrorFor(error, name), .value = visit.Form(name)};
  select.items.push_back({.value = "", .text = nobody});
  for (const auto& worker : workers)
    select.items.push_back({.value = PathReference(worker.user), .text = WorkerWords(visit, worker)});
  html::Select(w, select);
}

void Reason(Writer& w, const Visit& visit, const char* hint, const Error* error) {
  html::Input(w, {.name = "reason",
                  .label = {.text = "Why"},
                  .hint = {.text = hint},
                  .error = ErrorFor(error, "reason"),
                  .value = visit.Form("reason")});
}

bool IsTicked(const Visit& visit, CaseId id) {
  const auto ticked = visit.request.form.All("case");
  return std::find(ticked.begin(), ticked.end(), PathReference(id)) != ticked.end();
}

// A tick before each row; the first carries the id that the error summary points at.
void TickCell(html::TableWriter& table, const Visit& visit, const WorkRow& row, bool is_first) {
  table.Cell(LabelledCell("Choose", [&visit, &row, is_first](Writer& w) {
    const std::string id = is_first ? "case" : "case-" + PathReference(row.id);
    w << "<div class=\"govuk-checkboxes govuk-checkboxes--small\" data-module=\"govuk-checkboxes\"><div "
         "class=\"govuk-checkboxes__item\">";
    w.Tag("<input class=\"govuk-checkboxes__input\" name=\"case\" type=\"checkbox\"")
        .Attr("id", id)
        .Attr("value", PathReference(row.id))
        .Flag("checked", IsTicked(visit, row.id))
        .End();
    w.Tag("<label class=\"govuk-label govuk-checkboxes__label\"").Attr("for", id).End();
    w << "<span class=\"govuk-visually-hidden\">Choose " << row.subject_name << ", case " << Reference(row.id)
      << "</span></label></div></div>";
  }));
}

void QueueRow(html::TableWriter& table, const Visit& visit, const WorkRow& row, bool is_first) {
  table.Row();
  TickCell(table, visit, row, is_first);
  table.Cell(LabelledCell("Person", [&row](Writer& w) {
    CaseLink(w, {.id = row.id, .subject = row.subject_name, .restriction = row.restriction});
  }));
  table.Cell(LabelledCell("Case", PathwayTitle(visit, row.pathway) + ": " + StateTitle(visit, row.pathway, row.state)));
  table.Cell(
      LabelledCell("Band", row.band.empty() ? std::string("Not banded") : CodeLabel(visit, "urgency-bands", row.band)));
  table.Cell(LabelledCell("Waiting", views::AgeWords(row.received, visit.now)));
  table.Cell(DueCell(visit, row));
}

}  // namespace

std::string LoadWords(const CaseloadRow& worker) {
  std::string words = std::to_string(worker.open) + " open, ";
  if (worker.with_managers > 0) words += std::to_string(worker.with_managers) + " of them waiting for a manager, ";
  words += std::to_string(worker.overdue) + " overdue";
  return worker.away ? words + ", away" : words;
}

void AllocationForm(Writer& w, const Visit& visit, const AllocationOf& of, const std::vector<WorkRow>& rows,
                    const std::vector<CaseloadRow>& workers, const Error* error) {
  FormStart(w, visit, Url("/team/allocation"));
  Hidden(w, "team", PathReference(of.team));
  if (of.offset > 0) Hidden(w, "offset", std::to_string(of.offset));
  if (auto fault = ErrorFor(error, "case"); !fault.text.empty()) html::ErrorMessage(w, fault);
  html::TableWriter table(w, {.head = {{.text = "Choose"},
                                       {.text = "Person"},
                                       {.text = "Case"},
                                       {.text = "Band"},
                                       {.text = "Waiting"},
                                       {.text = "Due"}},
                              .caption = "By band, then by how long they have waited",
                              .caption_classes = "govuk-table__caption--m",
                              .classes = "app-table--dense app-table--stack"});
  for (const auto& row : rows) QueueRow(table, visit, row, &row == &rows.front());
  table.End();
  w << "<h2 class=\"govuk-heading-m\">Allocate those chosen</h2>";
  WorkerSelect(w, visit, "worker", "Worker", "Choose somebody", workers, error);
  Reason(w, visit, "You can leave this empty. It is kept with the case.", error);
  html::Button(w, {.text = "Allocate", .prevent_double_click = true});
  FormEnd(w);
}

void CaseloadTable(Writer& w, const Visit& visit, const std::vector<CaseloadRow>& workers) {
  html::TableWriter table(w, {.head = {{.text = "Worker"},
                                       {.text = "Open", .format = "numeric"},
                                       {.text = "Waiting for a manager", .format = "numeric"},
                                       {.text = "Overdue", .format = "numeric"},
                                       {.text = "Competences"},
                                       {.text = "Here now"}},
                              .caption = "What each worker holds",
                              .caption_classes = "govuk-table__caption--m",
                              .classes = "app-table--dense app-table--stack"});
  for (const auto& worker : workers) {
    table.Row();
    table.Cell(LabelledCell("Worker", worker.name));
    table.Cell(CountCell("Open", worker.open));
    table.Cell(CountCell("Waiting for a manager", worker.with_managers));
    table.Cell(CountCell("Overdue", worker.overdue));
    const std::string holds = CompetenceWords(visit, worker);
    table.Cell(LabelledCell("Competences", holds.empty() ? std::string("None recorded") : holds));
    table.Cell(LabelledCell("Here now", worker.away ? "Away" : "Here"));
  }
  table.End();
}

void ReassignmentForm(Writer& w, const Visit& visit, TeamId team, const Reassignment& workers, const Error* error) {
  w << "<h2 class=\"govuk-heading-m\">Move all of a worker's cases</h2><p class=\"govuk-body\">For absence and for "
       "leaving. "
       "Every open case moves at once; each keeps its history.</p>";
  FormStart(w, visit, Url("/team/reassignment"));
  Hidden(w, "team", PathReference(team));
  WorkerSelect(w, visit, "from", "From", "Choose somebody", workers.from, error);
  WorkerSelect(w, visit, "to", "To", "Back to the team's queue", workers.to, error);
  Reason(w, visit, "For example, long-term absence. It is kept with each case.", error);
  html::Button(w, {.text = "Move the cases", .classes = "govuk-button--secondary", .prevent_double_click = true});
  FormEnd(w);
}

}  // namespace caseway::web
