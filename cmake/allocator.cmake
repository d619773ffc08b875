# The memory allocator of what serves requests: a page or a move takes and gives back hundreds of small pieces on several
# threads, which costs glibc's allocator a sixth of the CPU of a move. The bare server of tests/bench has it too, so that
# the ratios compare our work alone. The sanitizers bring their own.
add_library(caseway_allocator INTERFACE)
if(NOT CASEWAY_SANITIZE)
  find_package(mimalloc 2.0 REQUIRED)
  target_link_libraries(caseway_allocator INTERFACE mimalloc)
endif()
