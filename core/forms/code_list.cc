#include "core/forms/code_list.h"

namespace caseway::forms {

bool Code::OfferedOn(Date day) const { return (!from || *from <= day) && (!to || day <= *to); }

const Wording* Code::FindWording(std::string_view collection, std::string_view release) const {
  for (const Wording& wording : wordings) {
    if (wording.collection == collection && wording.release == release) return &wording;
  }
  return nullptr;
}

const Code* CodeList::Find(std::string_view code) const {
  for (const Code& known : codes) {
    if (known.id == code) return &known;
  }
  return nullptr;
}

std::vector<const Code*> CodeList::Offered(Date day) const {
  std::vector<const Code*> offered;
  for (const Code& code : codes) {
    if (code.OfferedOn(day)) offered.push_back(&code);
  }
  return offered;
}

std::string CodeList::Label(std::string_view code) const {
  const Code* known = Find(code);
  return known ? known->label : std::string(code);
}

}  // namespace caseway::forms
