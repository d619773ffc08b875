// A file to send. The form around it needs enctype="multipart/form-data".
//
//   FileUpload(w, {.name = "letter", .label = {.text = "Upload a letter"}, .enhance = true});
#pragma once

#include "web/html/components/form_group.h"
#include "web/html/components/label.h"

namespace caseway::html {

struct FileUploadOptions {
  Str name = {};
  LabelOptions label = {};
  HintOptions hint = {};
  ErrorMessageOptions error = {};
  Str id = {};  // the name unless given
  Str classes = {};
  bool multiple = false;
  bool disabled = false;
  bool enhance = false;  // drag and drop where there is script; its button's name fails axe, so leave it off
  Str described_by = {};
  Str wrapper_classes = {};
  Attributes wrapper_attributes = {};
  FormGroupOptions form_group = {};
  Attributes attributes = {};
};

void FileUpload(Writer& w, const FileUploadOptions& options);

}  // namespace caseway::html
