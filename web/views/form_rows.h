// The rows of a repeating group, added and taken away by buttons, without script.
//
//   FormRows(w, {view, group, group.id, FieldId(group.id), answers[group.id]});
//
// An answer to a question of a row that is not shown now travels with the row unseen. Threads: pure.
#pragma once

#include "web/views/form_field.h"

namespace caseway::web {

void FormRows(html::Writer& w, const FormField& group);

}  // namespace caseway::web
