// The whole history of a case, page by page, and the case as a plain copy to print.
#include <algorithm>

#include "core/forms/answers.h"
#include "core/pathway/bundle.h"
#include "web/handlers/cases/case_handlers.h"
#include "web/handlers/cases/case_in_full.h"
#include "web/handlers/cases/decided_on.h"
#include "web/handlers/cases/open_form.h"
#include "web/handlers/cases/people_offered.h"
#include "web/handlers/cases/seen_case.h"
#include "web/views/case_summary.h"
#include "web/views/chronology_list.h"
#include "web/views/form_reading.h"
#include "web/views/sharing_words.h"
#include "web/views/signed_off.h"
#include "web/views/work_table.h"

namespace caseway::web {
namespace {

using access::Permission;
using html::Writer;

constexpr int kPage = 50;
constexpr int kPrinted = 2000;

struct Kind {
  std::string_view id, text, prefix;
};
constexpr Kind kKinds[] = {{"", "Everything", ""},
                           {"notes", "Notes", "note."},
                           {"forms", "Forms", "case.form-"},
                           {"moves", "Decisions and moves", "case.advanced"},
                           {"letters", "Letters", "letter."}};

const Kind& KindOf(const Visit& visit) {
  for (const auto& kind : kKinds) {
    if (kind.id == visit.Query("kind")) return kind;
  }
  return kKinds[0];
}

std::int64_t Before(const Visit& visit) {
  const std::string text = visit.Query("before");
  if (text.empty() || text.size() > 15 || text.find_first_not_of("0123456789") != std::string::npos) return 0;
  return std::stoll(text);
}

// Lines of one kind, read on until a page is full: the history of a case is short beside that of a council.
std::vector<ChronologyRow> LinesOf(Record& record, CaseId id, const Kind& kind, std::int64_t before,
                                   std::int64_t& last) {
  std::vector<ChronologyRow> kept;
  for (int round = 0; round < 20 && kept.size() < kPage; ++round) {
    auto rows = record.cases().Chronology(id, before, kPage);
    for (auto& row : rows) {
      before = row.position;
      if (row.type.rfind(kind.prefix, 0) == 0) kept.push_back(std::move(row));
      if (kept.size() == kPage) break;
    }
    if (rows.size() < kPage && kept.size() < kPage) return last = 0, kept;
  }
  last = before;
  return kept;
}

html::Url HistoryUrl(CaseId id, std::string_view kind, std::int64_t before) {
  html::Url url = CasePath(id, {"history"});
  if (!kind.empty()) url = std::move(url).Query("kind", kind);
  if (before > 0) url = std::move(url).Query("before", std::to_string(before));
  return url;
}

// The forms of a case as they are printed: what is hidden stays hidden, and what was promised to be kept back stays off
// the paper (P35).
struct PrintedForm {
  const forms::FormDefinition* form;
  FormVersion version;
  forms::ShownQuestions shown;
  Document answers;
};

std::vector<PrintedForm> FormsToPrint(const Visit& visit, Record& record, const SeenCase& seen,
                                      const casework::CaseContext& context) {
  const auto& bundle = context.bundle();
  auto versions = record.cases().LatestForms(seen.row.id);
  const auto order = FormsInOrderOfWork(bundle.definition);
  std::stable_sort(versions.begin(), versions.end(), [&order](const FormVersion& a, const FormVersion& b) {
    return std::find(order.begin(), order.end(), a.form) < std::find(order.begin(), order.end(), b.form);
  });
  std::vector<PrintedForm> forms;
  for (auto& version : versions) {
    const auto form = bundle.forms.find(version.form);
    if (form == bundle.forms.end() || version.struck) continue;
    auto shown = ShownOf(context, form->second, version.answers, visit.now);
    Document answers = forms::OnlyShown(form->second, version.answers, shown);
    forms.push_back({&form->second, std::move(version), std::move(shown), std::move(answers)});
  }
  return forms;
}

void PrintedForms(Writer& w, const std::vector<PrintedForm>& forms, const forms::CodeLists& codes,
                  const PeopleNamed& people) {
  for (const auto& printed : forms) {
    w << "<h2 class=\"govuk-heading-m\">" << printed.form->title << "</h2><p class=\"govuk-body-s\">Submitted by "
      << printed.version.by << " on " << FormatLong(printed.version.at) << ". " << FrozenSentence(printed.version)
      << "</p>";
    FormReading(w, *printed.form, printed.answers, codes,
                {.heading_level = 3, .people = people, .kept_back = printed.shown.withheld});
  }
}

}  // namespace

Answer ShowCaseHistory(Visit& visit, Record& record) {
  const auto seen = SeeCase(visit, record);
  if (!seen) return RefuseCase(visit, record, seen.error());
  const Kind& kind = KindOf(visit);
  std::int64_t last = 0;
  const auto rows = LinesOf(record, seen->row.id, kind, Before(visit), last);
  CasePageParts page{.title = "History"};
  page.main = [&](Writer& w) {
    w << "<span class=\"govuk-caption-l\">" << CaseCaption(visit, seen->row)
      << "</span><h1 class=\"govuk-heading-l\">History</h1>";
    html::SubNavigationOptions tabs{.label = "By kind"};
    for (const auto& one : kKinds)
      tabs.items.push_back(
          {.text = one.text, .href = HistoryUrl(seen->row.id, one.id, 0), .active = one.id == kind.id});
    html::SubNavigation(w, tabs);
    if (rows.empty()) w << "<p class=\"app-empty\">Nothing of this kind.</p>";
    ChronologyList(w, visit, rows, {.heading_level = 2});
    if (last > 0) html::Pagination(w, {.next = {.href = HistoryUrl(seen->row.id, kind.id, last), .text = "Earlier"}});
  };
  return CasePage(visit, record, *seen, std::move(page));
}

Answer PrintCase(Visit& visit, Record& record) {
  const auto seen = SeeCase(visit, record, Permission::kPrint);
  if (!seen) return RefuseCase(visit, record, seen.error());
  const auto content = access::May(visit.roles(), visit.actor, Permission::kSeeCase, seen->relation);
  if (!content) return RefuseCase(visit, record, content.error());
  const auto clocks = record.cases().Clocks(seen->row.id);
  const auto team = record.council().Team(seen->row.owner_team);
  const auto context = casework::CaseContext::Load(record, seen->row, visit.library(), visit.now);
  if (!context) return RefuseCase(visit, record, context.error());
  const auto forms = FormsToPrint(visit, record, *seen, **context);
  PeopleNamed people;
  for (const auto& printed : forms) AddNamed(visit, record, *printed.form, printed.answers, people);
  Viewer viewer = visit.viewer();
  viewer.now = visit.now;
  const auto links = record.cases().Linked(seen->row.id, viewer);
  CasePageParts page{.title = "Copy to print", .deed = AuditDeed::kPrinted, .ids = IdsOf(people)};
  AddIds(links, page.ids);
  page.main = [&](Writer& w) {
    w << "<span class=\"govuk-caption-l\">" << CaseCaption(visit, seen->row) << "</span><h1 class=\"govuk-heading-l\">"
      << seen->row.subject_name << "</h1>";
    w << "<button type=\"button\" class=\"govuk-button govuk-button--secondary\" data-print hidden>Print</button>";
    CaseSummary(w, visit, {.row = seen->row, .clocks = clocks, .team_title = team ? team->title : ""});
    SharingSummary(w, visit, seen->row.subject, record.people().Sharing(seen->row.subject, visit.viewer()), 2);
    CaseLinks(w, visit, seen->row, links, false);
    RulesSay(w, **context, visit.now, 2);
    PrintedForms(w, forms, (*context)->bundle().codes, people);
    w << "<h2 class=\"govuk-heading-m\">History</h2>";
    ChronologyList(w, visit, record.cases().Chronology(seen->row.id, 0, kPrinted), {.is_print = true});
  };
  return CasePage(visit, record, *seen, std::move(page));
}

}  // namespace caseway::web
