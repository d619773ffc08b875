// The smaller lists on a case: its forms, dated rows, parties, linked cases, letters and files.
//
// Each says in words when it is empty. Threads: a page a call.
#pragma once

#include <string>
#include <vector>

#include "core/casework/case_context.h"
#include "core/casework/overtaken_letters.h"
#include "core/forms/form.h"
#include "core/pathway/bundle.h"
#include "core/ports/cases_reading.h"
#include "web/html/html.h"
#include "web/visit.h"

namespace caseway::web {

// One form of the case as its list shows it.
struct FormLine {
  const forms::FormDefinition* form = nullptr;
  bool offered = false;                  // may be written at this stage
  const FormVersion* version = nullptr;  // the latest, or null
  std::string draft_by;                  // who typed last since, or ""
  std::string draft_at;                  // "3 March 2026 at 2:10pm"
  bool has_rivals = false;
};
void CaseForms(html::Writer& w, const CaseRow& row, const std::vector<FormLine>& lines, bool may_work);
// Rows with a date or an end are followed in a table, with whose it is to do them where their form says so (`who` of
// `tracked`); rows of forms that keep neither, like allegations, are listed.
void CaseItems(html::Writer& w, const Visit& visit, casework::CaseContext& context, const std::vector<ItemRow>& items);
// Beside each what may be shared with them, as the person it is about chose (P51).
void CaseParties(html::Writer& w, const Visit& visit, const CaseRow& row, const std::vector<PartyRow>& parties,
                 const std::vector<SharingChoice>& choices, bool may_work);
// Whose a linked case is: "Assessment, case 7K3Q-F2M9-X, Ruth Lewis (carer)"; and for the audit, whom such lines name.
std::string LinkedCaseWords(const Visit& visit, const LinkedCase& link);
void AddIds(const std::vector<LinkedCase>& links, std::vector<std::int64_t>& ids);
void CaseLinks(html::Writer& w, const Visit& visit, const CaseRow& row, const std::vector<LinkedCase>& links,
               bool may_work);
// `overtaken`: by a change of what they quote. `offers_drafts`: actions of this stage write letters, which can be
// looked at and printed before.
void CaseLetters(html::Writer& w, const Visit& visit, const CaseRow& row, const std::vector<LetterRow>& letters,
                 const std::vector<casework::Overtaken>& overtaken, bool offers_drafts);
void CaseFiles(html::Writer& w, const Visit& visit, const CaseRow& row, const std::vector<AttachmentRow>& files,
               bool may_work, const Error* error = nullptr);

}  // namespace caseway::web
