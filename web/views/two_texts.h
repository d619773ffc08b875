// Two different answers to one question, by two people or in two windows: both texts, and the choice between them.
//
//   TwoTexts(w, field);   // nothing unless field.view.others has another text for it
//
// Nothing is lost until someone chooses. Threads: pure.
#pragma once

#include "web/views/form_field.h"

namespace caseway::web {

void TwoTexts(html::Writer& w, const FormField& field);

}  // namespace caseway::web
