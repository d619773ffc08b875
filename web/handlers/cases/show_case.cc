#include "web/handlers/cases/show_case.h"

#include <algorithm>

#include "core/casework/case_context.h"
#include "web/handlers/cases/case_handlers.h"
#include "web/views/case_actions.h"
#include "web/views/case_contact.h"
#include "web/views/case_diagram.h"
#include "web/views/case_lists.h"
#include "web/views/case_summary.h"
#include "web/views/chronology_list.h"
#include "web/views/note_form.h"
#include "web/views/work_table.h"

namespace caseway::web {
namespace {

using access::Permission;
using html::Writer;

constexpr int kLatest = 20;

// All that the page shows, read before anything is written.
struct Parts {
  std::unique_ptr<casework::CaseContext> context;
  std::vector<pathway::ActionView> actions;
  std::vector<FormLine> forms;
  std::vector<ClockRow> clocks;
  std::vector<ItemRow> items;
  std::vector<LinkedCase> links;
  std::vector<LetterRow> letters;
  std::vector<AttachmentRow> files;
  std::vector<ChronologyRow> history;
  std::string team;
  bool may_work = false;
};

std::string NameOf(Record& record, UserId user) {
  const auto row = record.council().User(user);
  return row ? row->name : "somebody";
}

void AddDraft(Record& record, CaseId id, FormLine& line) {
  const FormId form = line.version != nullptr ? line.version->id : record.cases().FormOf(id, line.form->id);
  if (!form) return;
  const auto draft = record.ReadDraft(form);
  if (!draft || draft->frozen || draft->answers.empty()) return;
  const DraftText* last = nullptr;
  for (const auto& answer : draft->answers) {
    if (last == nullptr || answer.current.revision > last->revision) last = &answer.current;
    line.has_rivals = line.has_rivals || !answer.rivals.empty();
  }
  line.draft_by = NameOf(record, last->author);
  line.draft_at = FormatLong(LondonDate(last->at));
}

std::vector<FormLine> FormsOf(Record& record, casework::CaseContext& context, Instant now) {
  const auto offered = pathway::OfferedForms(context.At(), now);
  std::vector<FormLine> lines;
  for (const auto& [id, form] : context.bundle().forms) {
    FormLine line{.form = &form};
    line.offered = std::find(offered.begin(), offered.end(), id) != offered.end();
    for (const auto& version : context.facts().forms()) {
      if (version.form == id) line.version = &version;
    }
    if (!line.offered && line.version == nullptr) continue;
    if (line.offered) AddDraft(record, context.row().id, line);
    lines.push_back(std::move(line));
  }
  std::stable_sort(lines.begin(), lines.end(), [&](const FormLine& a, const FormLine& b) {
    const auto place = [&](const FormLine& line) { return std::find(offered.begin(), offered.end(), line.form->id); };
    return place(a) < place(b);
  });
  return lines;
}

Result<Parts> Read(Visit& visit, Record& record, const SeenCase& seen) {
  auto context = casework::CaseContext::Load(record, seen.row, visit.library(), visit.now);
  if (!context) return context.error();
  Parts parts;
  parts.context = *std::move(context);
  const CaseId id = seen.row.id;
  parts.may_work = MayDo(visit, seen, Permission::kWorkCase);
  parts.actions = pathway::AvailableActions(parts.context->At(), visit.actor, visit.now);
  parts.forms = FormsOf(record, *parts.context, visit.now);
  parts.clocks = record.cases().Clocks(id);
  parts.items = record.cases().Items(id);
  Viewer viewer = visit.viewer();
  viewer.now = visit.now;
  parts.links = record.cases().Linked(id, viewer);
  parts.letters = record.cases().Letters(id);
  parts.files = record.cases().Attachments(id);
  parts.history = record.cases().Chronology(id, 0, kLatest);
  if (const auto team = record.council().Team(seen.row.owner_team)) parts.team = team->title;
  return parts;
}

bool IsOfferedTo(const Visit& visit, const CaseRow& row) {
  if (!row.offered_team) return false;
  return row.offered_user ? row.offered_user == visit.actor.user : visit.actor.In(row.offered_team);
}

void OfferedBanner(Writer& w, const Visit& visit, Record& record, const CaseRow& row, const Error* error) {
  if (!row.offered_team) return;
  const auto team = record.council().Team(row.offered_team);
  const std::string to = row.offered_user ? NameOf(record, row.offered_user) : team ? team->title : "another team";
  html::NotificationBanner(
      w, {.text =
              [&](Writer& in) {
                in << "<p class=\"govuk-notification-banner__heading\">A hand-over to " << to
                   << " waits for an answer</p><p class=\"govuk-body app-as-written\">"
                   << NameOf(record, row.offered_by) << ": " << row.offer_note << "</p>";
                if (!IsOfferedTo(visit, row)) return;
                FormStart(in, visit, CasePath(row.id, {"handover", "answer"}));
                html::Input(in, {.name = "reason",
                                 .label = {.text = "If you cannot take it, say why"},
                                 .error = ErrorFor(error, "reason"),
                                 .value = visit.Form("reason")});
                in << "<div class=\"govuk-button-group\">";
                html::Button(in, {.text = "Accept the hand-over", .name = "deed", .value = "accept"});
                html::Button(
                    in,
                    {.text = "Send it back", .name = "deed", .value = "bounce", .classes = "govuk-button--secondary"});
                in << "</div>";
                FormEnd(in);
              },
          .title = "Hand-over"});
}

void Notices(Writer& w, const Visit& visit, const CaseRow& row) {
  if (visit.Query("done") == "1")
    html::NotificationBanner(w, {.text = "Done. The case as it stands now is below.", .success = true});
  if (row.ends == "recorded in error")
    html::WarningText(w, {.text = "This case was recorded in error. It is kept, and left out of figures and returns."});
  if (row.restriction != Restriction::kNone) {
    const bool sealed = row.restriction == Restriction::kSealed;
    html::WarningText(
        w, {.text = sealed ? "Sealed: only the people named on it may see this case. Every look is kept."
                           : "Restricted: for safeguarding staff and the people named on it. Every look is kept."});
  }
}

void TakeIt(Writer& w, const Visit& visit, const CaseRow& row, bool may_work) {
  if (!row.open || row.owner_user || !may_work || !visit.actor.In(row.owner_team)) return;
  FormStart(w, visit, CasePath(row.id, {"take"}));
  html::Button(w, {.text = "Take this case"});
  FormEnd(w);
}

void Deeds(Writer& w, const Visit& visit, const SeenCase& seen) {
  const CaseRow& row = seen.row;
  const auto link = [&](const html::Url& href, const char* text) {
    w << "<li>";
    w.Tag("<a class=\"govuk-link\"").Href(href).End() << std::string_view(text) << "</a></li>";
  };
  w << "<h2 class=\"govuk-heading-m\">More</h2><ul class=\"govuk-list app-no-print\">";
  if (visit.Holds(Permission::kRaiseConcern))
    link(html::Url::Path({"concerns", "new"})
             .Query("person", PathReference(row.subject))
             .Query("case", PathReference(row.id)),
         "Raise a concern about this person");
  if (row.open && MayDo(visit, seen, Permission::kHandOver) && !row.offered_team)
    link(CasePath(row.id, {"handover"}), "Offer a hand-over");
  link(CasePath(row.id, {"history"}), "The whole history");
  if (MayDo(visit, seen, Permission::kPrint)) link(CasePath(row.id, {"print"}), "A copy to print");
  if (MayDo(visit, seen, Permission::kMarkInError) && row.ends != "recorded in error")
    link(CasePath(row.id, {"error"}), "This case is an error");
  w << "</ul>";
}

void Diagram(Writer& w, const Parts& parts, const CaseRow& row) {
  const auto drawing = CaseDiagram(parts.context->bundle(), row.state);
  if (drawing->empty()) return;
  html::Details(w, {.summary = "Where this stage stands in the pathway",
                    .text = [&](Writer& in) { in << "<div class=\"app-diagram\">" << *drawing << "</div>"; }});
}

void History(Writer& w, const Visit& visit, const SeenCase& seen, const Parts& parts, const Error* error) {
  w << "<h2 class=\"govuk-heading-m\" id=\"history\">History</h2>";
  if (MayDo(visit, seen, Permission::kWriteNote))
    NoteForm(w, visit, {.action = CasePath(seen.row.id, {"notes"}), .heading_level = 3}, error);
  ChronologyList(w, visit, parts.history);
  if (parts.history.size() < kLatest) return;
  w << "<p class=\"govuk-body\">";
  w.Tag("<a class=\"govuk-link\"").Href(CasePath(seen.row.id, {"history"})).End() << "Earlier history</a></p>";
}

void Main(Writer& w, Visit& visit, Record& record, const SeenCase& seen, const Parts& parts, const Error* error) {
  const CaseRow& row = seen.row;
  Notices(w, visit, row);
  OfferedBanner(w, visit, record, row, error);
  w << "<span class=\"govuk-caption-l\">Case <span class=\"app-reference\">" << Reference(row.id)
    << "</span></span><h1 class=\"govuk-heading-l\">" << PathwayTitle(visit, row.pathway) << "</h1>";
  w << "<div class=\"app-columns app-columns--side-right\"><div>";
  CaseSummary(w, visit,
              {.row = row,
               .clocks = parts.clocks,
               .team_title = parts.team,
               .may_work = parts.may_work,
               .may_allocate = MayDo(visit, seen, Permission::kAllocate),
               .may_restrict = MayDo(visit, seen, Permission::kSealCase)});
  TakeIt(w, visit, row, parts.may_work);
  Diagram(w, parts, row);
  if (row.pathway == "referral") CaseContact(w, visit, record, row);
  CaseActions(w, row, parts.actions);
  CaseForms(w, row, parts.forms, parts.may_work);
  CaseItems(w, visit, parts.items);
  History(w, visit, seen, parts, error);
  w << "</div><div>";
  CaseParties(w, row, seen.parties, parts.may_work);
  CaseLinks(w, visit, row, parts.links, parts.may_work);
  CaseLetters(w, row, parts.letters);
  CaseFiles(w, visit, row, parts.files, MayDo(visit, seen, Permission::kWriteNote));
  Deeds(w, visit, seen);
  w << "</div></div>";
}

}  // namespace

Answer CaseItself(Visit& visit, Record& record, const SeenCase& seen, const Error* error) {
  const auto parts = Read(visit, record, seen);
  if (!parts) return RefuseCase(visit, record, parts.error());
  CasePageParts page{.title = PathwayTitle(visit, seen.row.pathway) + ", " + seen.row.subject_name,
                     .is_case_itself = true};
  if (error != nullptr) page.errors = ErrorLinks(error);
  page.main = [&](Writer& w) { Main(w, visit, record, seen, *parts, error); };
  Answer answer = CasePage(visit, record, seen, std::move(page));
  for (const auto& link : parts->links) answer.shown.ids.push_back(link.id.value);
  return answer;
}

Answer ShowCase(Visit& visit, Record& record) {
  const auto seen = SeeCase(visit, record);
  if (!seen) return RefuseCase(visit, record, seen.error());
  return CaseItself(visit, record, *seen, nullptr);
}

}  // namespace caseway::web
