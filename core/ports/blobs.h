// Blobs: the bytes of attachments and made letters, under the SHA-256 of those bytes.
//
//   Result<std::string> digest = blobs.Put(session, bytes);      // inside a command's work; put it in the event
//   Result<std::string> bytes = blobs.Get(*digest);
//
// What they are and whose is said by events; only bytes live here, so that they can be erased by law. The same bytes
// twice are kept once. Threads: Put inside work; Get from any thread.
#pragma once

#include <string>
#include <string_view>

#include "core/ports/writer.h"
#include "core/result.h"

namespace caseway {

class BlobStore {
 public:
  virtual ~BlobStore() = default;
  // Returns the digest in hexadecimal. Errors: kUnavailable.
  virtual Result<std::string> Put(WriteSession& session, std::string_view bytes) = 0;
  // Errors: kNotFound when there are none or they were erased; kInternal when they no longer match their digest.
  virtual Result<std::string> Get(const std::string& digest) const = 0;
};

}  // namespace caseway
