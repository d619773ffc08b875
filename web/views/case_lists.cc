#include "web/views/case_lists.h"

#include "core/casework/deed.h"
#include "core/casework/letter_format.h"
#include "core/forms/answers.h"
#include "web/chrome.h"
#include "web/handlers/cases/seen_case.h"
#include "web/views/capacity_words.h"
#include "web/views/due_words.h"
#include "web/views/file_hint.h"
#include "web/views/form_reading.h"
#include "web/views/list_cells.h"
#include "web/views/person_page.h"
#include "web/views/sharing_words.h"
#include "web/views/work_table.h"

namespace caseway::web {
namespace {

using html::Writer;

std::string_view StatusWords(const FormLine& line) {
  if (line.has_rivals) return "Two texts";
  if (!line.draft_by.empty()) return "Draft";
  if (line.version == nullptr) return "Not started";
  if (line.version->struck) return "In error";
  return line.version->signed_off ? FrozenWords(*line.version) : "Submitted";
}

// Who wrote it and who signed it off, when, and whether it can be written now.
std::string AboutForm(const FormLine& line, bool may_write) {
  std::string words;
  if (line.has_rivals) words = "Two different answers were written: choose between them. ";
  if (!line.draft_by.empty()) words += "Draft by " + line.draft_by + ", " + line.draft_at + ". ";
  else if (line.version != nullptr)
    words += "Submitted by " + line.version->by + " on " + FormatLong(LondonDate(line.version->at)) + ". ";
  if (line.version != nullptr && !line.version->struck && !line.version->signed_by.empty())
    words +=
        "Signed off by " + line.version->signed_by + " on " + FormatLong(LondonDate(line.version->signed_at)) + ". ";
  if (!may_write) words += "To read only at this stage.";
  return casework::Trimmed(words);
}

std::string_view StatusClass(const FormLine& line) {
  if (line.has_rivals) return "govuk-tag--red";
  if (!line.draft_by.empty()) return "govuk-tag--yellow";
  if (line.version == nullptr) return "govuk-tag--grey";
  if (line.version->closed_with_case) return "govuk-tag--grey";
  return line.version->signed_off ? "govuk-tag--green" : "govuk-tag--blue";
}

html::TableOptions Dense(std::string caption, std::vector<html::TableCell> head) {
  html::TableOptions options;
  options.caption = std::move(caption);
  options.caption_classes = "govuk-visually-hidden";
  options.classes = "app-table--dense app-table--stack";
  options.head = std::move(head);
  return options;
}

std::string Capital(std::string text) {
  if (!text.empty() && text[0] >= 'a' && text[0] <= 'z') text[0] = static_cast<char>(text[0] - 'a' + 'A');
  return text;
}

void Link(Writer& w, const html::Url& href, std::string_view text) {
  w.Tag("<a class=\"govuk-link\"").Href(href).End() << text << "</a>";
}

std::string AboutItem(const ItemRow& item) { return item.label.empty() ? std::string("Not said") : item.label; }

// The group whose row it is; null for one of an earlier version of the form.
const forms::Question* GroupOf(const pathway::Bundle& bundle, const ItemRow& item) {
  const auto form = bundle.forms.find(item.form);
  if (form == bundle.forms.end()) return nullptr;
  for (const auto& question : form->second.questions) {
    if (question.tracked && question.tracked->as == item.as) return &question;
  }
  return nullptr;
}

// Whether the form keeps a date or an end for such rows: without either there is nothing to be open or late.
bool IsFollowed(const pathway::Bundle& bundle, const ItemRow& item) {
  const auto* group = GroupOf(bundle, item);
  return group == nullptr || !group->tracked->due.empty() || !group->tracked->done.empty();
}

// "Police, PC Ayo Bello": as the submitted form has it.
std::string WhoseItIs(casework::CaseContext& context, const ItemRow& item) {
  const auto* group = GroupOf(context.bundle(), item);
  const Document* answers = group == nullptr ? nullptr : context.facts().Submitted(item.form);
  if (answers == nullptr || item.row < 0 || std::ssize((*answers)[group->id].Items()) <= item.row) return "";
  const Document& row = (*answers)[group->id].Items()[static_cast<std::size_t>(item.row)];
  std::string words;
  for (const auto& id : group->tracked->who) {
    const auto* question = group->Find(id);
    const std::string said =
        question == nullptr ? "" : forms::DescribeAnswer(*question, row[id], context.bundle().codes);
    if (!said.empty()) words += (words.empty() ? "" : ", ") + said;
  }
  return words;
}

void FollowedItems(Writer& w, const Visit& visit, casework::CaseContext& context, const std::vector<ItemRow>& items) {
  if (items.empty()) return;
  w << "<h2 class=\"govuk-heading-m\">What is being followed</h2>";
  html::TableWriter table(
      w, Dense("What is being followed",
               {{.text = "What"}, {.text = "About"}, {.text = "By whom"}, {.text = "By when"}, {.text = "Stands"}}));
  const std::string today = FormatIso(LondonDate(visit.now));
  for (const auto& item : items) {
    table.Row();
    table.Cell(LabelledCell("What", Capital(item.as)));
    table.Cell(LabelledCell("About", AboutItem(item)));
    const std::string whose = WhoseItIs(context, item);
    table.Cell(LabelledCell("By whom", whose.empty() ? std::string("Not said") : whose));
    const auto due = ParseDate(item.due);
    table.Cell(LabelledCell("By when", due ? FormatLong(*due) : std::string("No date")));
    const bool late = !item.done && due && item.due < today;
    table.Cell(LabelledCell("Stands", std::string(item.done ? "Done" : late ? "Late" : "Open")));
  }
  table.End();
}

void KeptItems(Writer& w, const std::vector<ItemRow>& items) {
  if (items.empty()) return;
  w << "<h2 class=\"govuk-heading-m\">Also on record</h2><ul class=\"govuk-list govuk-list--bullet\">";
  for (const auto& item : items) w << "<li>" << Capital(item.as) << ": " << AboutItem(item) << "</li>";
  w << "</ul>";
}

void WrittenLetters(Writer& w, const Visit& visit, const CaseRow& row, const std::vector<LetterRow>& letters,
                    const std::vector<casework::Overtaken>& overtaken) {
  if (letters.empty()) return;
  w << "<ul class=\"govuk-list\">";
  for (const auto& letter : letters) {
    w << "<li>";
    Link(w, CasePath(row.id, {"letters", PathReference(letter.id)}), letter.title);
    w << " to the " << letter.to << ", written " << FormatLong(LondonDate(letter.at)) << ". ";
    const auto given = ParseDate(letter.given);
    if (given) w << "Given on " << FormatLong(*given) << ".";
    else if (!letter.stopped.empty())
      w << "<strong>Stopped: " << casework::StoppedInWords(letter, visit.library()) << "</strong>";
    else w << "<strong>Not given yet.</strong>";
    const std::string passed = casework::OvertakenWords(overtaken, letter.id);
    if (!passed.empty()) w << "<br><strong>" << passed << "</strong>";
    w << "</li>";
  }
  w << "</ul>";
}

}  // namespace

void CaseForms(Writer& w, const CaseRow& row, const std::vector<FormLine>& lines, bool may_work) {
  if (lines.empty()) return;
  w << "<h2 class=\"govuk-heading-m\" id=\"forms\">Forms</h2>";
  html::TaskListOptions list{.id_prefix = "forms"};
  for (const auto& line : lines) {
    html::TaskItem item{.title = line.form->title, .href = CasePath(row.id, {"forms", line.form->id})};
    item.status.tag = {.text = StatusWords(line), .classes = StatusClass(line)};
    if (const auto about = AboutForm(line, line.offered && may_work); !about.empty()) item.hint = about;
    list.items.push_back(std::move(item));
  }
  html::TaskList(w, list);
}

void CaseItems(Writer& w, const Visit& visit, casework::CaseContext& context, const std::vector<ItemRow>& items) {
  std::vector<ItemRow> followed, kept;
  for (const auto& item : items) (IsFollowed(context.bundle(), item) ? followed : kept).push_back(item);
  FollowedItems(w, visit, context, followed);
  KeptItems(w, kept);
}

void CaseParties(Writer& w, const Visit& visit, const CaseRow& row, const std::vector<PartyRow>& parties,
                 const std::vector<SharingChoice>& choices, bool may_work) {
  w << "<h2 class=\"govuk-heading-m\">People in this case</h2><ul class=\"govuk-list\"><li>";
  Link(w, PersonUrl(row.subject), row.subject_name);
  w << ", the person this case is about</li>";
  for (const auto& party : parties) {
    w << "<li>";
    if (party.role == kSourceOfRisk) w << party.name;  // held here only, never led to from here (P32)
    else Link(w, PersonUrl(party.person), party.name);
    w << ", " << CodeLabel(visit, "party-roles", party.role);
    if (const auto* choice = ChoiceAbout(choices, party.person); choice != nullptr && party.role != kSourceOfRisk)
      w << "<br>May be shared with them: " << SharedWhat(visit, *choice);
    w << "</li>";
  }
  w << "</ul><p class=\"govuk-body app-no-print\">";
  Link(w, PersonUrl(row.subject, "sharing"), "What may be shared, and with whom");
  w << "</p>";
  if (!may_work) return;
  w << "<p class=\"govuk-body app-no-print\">";
  Link(w, CasePath(row.id, {"parties"}), "Add someone to this case");
  w << "</p>";
}

std::string LinkedCaseWords(const Visit& visit, const LinkedCase& link) {
  std::string words = PathwayTitle(visit, link.pathway) + ", case " + Reference(link.id);
  if (!link.subject_name.empty()) words += ", " + link.subject_name;
  return words + CapacityMark(visit, link.capacity);
}

void AddIds(const std::vector<LinkedCase>& links, std::vector<std::int64_t>& ids) {
  for (const auto& link : links) ids.insert(ids.end(), {link.id.value, link.subject.value});
}

void CaseLinks(Writer& w, const Visit& visit, const CaseRow& row, const std::vector<LinkedCase>& links, bool may_work) {
  if (!links.empty() || may_work) w << "<h2 class=\"govuk-heading-m\">Linked cases</h2>";
  if (!links.empty()) {
    w << "<ul class=\"govuk-list\">";
    for (const auto& link : links) {
      w << "<li>" << Capital(link.how) << ": ";
      Link(w, CaseUrl(link.id), LinkedCaseWords(visit, link));
      w << ". " << StateTitle(visit, link.pathway, link.state) << "</li>";
    }
    w << "</ul>";
  }
  if (!may_work) return;
  w << "<p class=\"govuk-body app-no-print\">";
  Link(w, CasePath(row.id, {"links"}), "Link another case");
  w << "</p>";
}

void CaseLetters(Writer& w, const Visit& visit, const CaseRow& row, const std::vector<LetterRow>& letters,
                 const std::vector<casework::Overtaken>& overtaken, bool offers_drafts) {
  if (letters.empty() && !offers_drafts) return;
  w << "<h2 class=\"govuk-heading-m\">Letters</h2>";
  WrittenLetters(w, visit, row, letters, overtaken);
  if (!offers_drafts) return;
  w << "<p class=\"govuk-body app-no-print\">";
  Link(w, CasePath(row.id, {"draft-letters"}), "Read or print a letter before it is given");
  w << "</p>";
}

void CaseFiles(Writer& w, const Visit& visit, const CaseRow& row, const std::vector<AttachmentRow>& files,
               bool may_work, const Error* error) {
  w << "<h2 class=\"govuk-heading-m\">Files</h2>";
  if (files.empty() && !may_work) w << "<p class=\"govuk-body\">None.</p>";
  if (!files.empty()) w << "<ul class=\"govuk-list\">";
  for (const auto& file : files) {
    w << "<li>";
    Link(w, RecordUrl("attachments", file.id), file.name);
    w << ", added by " << file.by << " on " << FormatLong(LondonDate(file.at)) << "</li>";
  }
  if (!files.empty()) w << "</ul>";
  if (!may_work) return;
  html::Details(w, {.summary = "Add a file",
                    .text =
                        [&](Writer& in) {
                          FormStart(in, visit, CasePath(row.id, {"files"}), {.upload = true});
                          html::FileUpload(in, {.name = "file",
                                                .label = {.text = "Choose a file"},
                                                .hint = {.text = FileHint(visit)},
                                                .error = ErrorFor(error, "file")});
                          html::Button(in, {.text = "Add the file", .classes = "govuk-button--secondary"});
                          FormEnd(in);
                        },
                    .open = error != nullptr});
}

}  // namespace caseway::web
