#include "web/handlers/cases/case_in_full.h"

#include <algorithm>

namespace caseway::web {
namespace {

using access::Permission;

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

// Puts each form that is new behind the one it follows in its list.
void Merge(const std::vector<std::string>& forms, std::vector<std::string>& order) {
  auto after = order.end();
  for (const auto& form : forms) {
    auto place = std::find(order.begin(), order.end(), form);
    if (place == order.end()) place = order.insert(after, form);
    after = std::next(place);
  }
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
  const auto order = FormsInOrderOfWork(context.bundle().definition);
  std::stable_sort(lines.begin(), lines.end(), [&](const FormLine& a, const FormLine& b) {
    const auto place = [&](const FormLine& line) {
      return std::pair(std::find(offered.begin(), offered.end(), line.form->id),
                       std::find(order.begin(), order.end(), line.form->id));
    };
    return place(a) < place(b);
  });
  return lines;
}

}  // namespace

std::vector<std::string> FormsInOrderOfWork(const pathway::Definition& definition) {
  std::vector<std::string> order;
  for (const auto& state : definition.states) Merge(state.forms, order);
  for (const auto& state : definition.states) {
    for (const auto& action : state.actions) {
      const bool known = action.form.empty() || std::find(order.begin(), order.end(), action.form) != order.end();
      if (!known) order.push_back(action.form);
    }
  }
  return order;
}

std::string NameOf(Record& record, UserId user) {
  const auto row = record.council().User(user);
  return row ? row->name : "somebody";
}

Result<CaseInFull> ReadCaseInFull(Visit& visit, Record& record, const SeenCase& seen) {
  auto context = casework::CaseContext::Load(record, seen.row, visit.library(), visit.now);
  if (!context) return context.error();
  CaseInFull parts;
  parts.context = *std::move(context);
  const CaseId id = seen.row.id;
  parts.may_work = MayDo(visit, seen, Permission::kWorkCase);
  parts.actions = pathway::AvailableActions(parts.context->At(), visit.actor, visit.now);
  parts.forms = FormsOf(record, *parts.context, visit.now);
  parts.clocks = record.cases().Clocks(id);
  parts.items = parts.context->facts().KeptItems();
  Viewer viewer = visit.viewer();
  viewer.now = visit.now;
  parts.sharing = record.people().Sharing(seen.row.subject, viewer);
  parts.links = record.cases().Linked(id, viewer);
  parts.letters = record.cases().Letters(id);
  parts.overtaken = casework::OvertakenLetters(record, *parts.context, parts.letters);
  parts.files = record.cases().Attachments(id);
  parts.history = record.cases().Chronology(id, 0, kLatestEntries);
  if (const auto team = record.council().Team(seen.row.owner_team)) parts.team = team->title;
  return parts;
}

}  // namespace caseway::web
