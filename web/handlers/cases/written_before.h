// What was written before: beside a form of what came in, the answers of the forms that the stage lists before it, so
// that triage reads what screening wrote (P36).
//
//   const auto before = WrittenBefore(visit, record, open);           // before the page begins: it names people
//   ShowWrittenBefore(w, *open.context, before);
//
// The data says which: `forms` of the stage in their order. Threads: a page a call, while its record lives.
#pragma once

#include <vector>

#include "web/handlers/cases/open_form.h"
#include "web/views/form_reading.h"

namespace caseway::web {

struct FormBefore {
  const forms::FormDefinition* form;
  FormVersion head;  // without its answers
  Document answers;  // as shown there
};
struct FormsBefore {
  std::vector<FormBefore> forms;  // the newest work first
  PeopleNamed people;             // whom they name, as far as the viewer may know of them
};
FormsBefore WrittenBefore(const Visit& visit, Record& record, const OpenForm& open);
void ShowWrittenBefore(html::Writer& w, const casework::CaseContext& context, const FormsBefore& before);

}  // namespace caseway::web
