/*
 * Loaded into a server under test (LD_PRELOAD): counts what it asks the disk to sync, and delays each such call as a slower
 * disk would. Counts and delay lie in a page shared with the bench and all processes of the server, laid out as in shim.ts;
 * so the delay can be changed while it runs. What is linked statically, or makes its system calls itself (Go), does not
 * see this file and leaves `loaded` at 0.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/uio.h>
#include <time.h>
#include <unistd.h>

struct page {
  uint64_t delay_us;
  uint64_t loaded; /* processes */
  uint64_t syncs;
};

static struct page nowhere;
static struct page *page = &nowhere;

__attribute__((constructor)) static void load(void) {
  const char *path = getenv("SYNC_SHIM_PAGE");
  if (path == NULL) return;
  int file = open(path, O_RDWR | O_CLOEXEC);
  if (file < 0) return;
  void *mapped = mmap(NULL, sizeof(struct page), PROT_READ | PROT_WRITE, MAP_SHARED, file, 0);
  close(file);
  if (mapped == MAP_FAILED) return;
  page = mapped;
  __atomic_fetch_add(&page->loaded, 1, __ATOMIC_RELAXED);
}

/* The disk takes its time before it has synced; the caller waits, others of its threads do not. */
static void take_time(void) {
  __atomic_fetch_add(&page->syncs, 1, __ATOMIC_RELAXED);
  uint64_t us = __atomic_load_n(&page->delay_us, __ATOMIC_RELAXED);
  if (us == 0) return;
  struct timespec left = {us / 1000000, us % 1000000 * 1000};
  while (nanosleep(&left, &left) != 0) {
  }
}

#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

int fsync(int file) {
  take_time();
  return REAL(fsync)(file);
}

int fdatasync(int file) {
  take_time();
  return REAL(fdatasync)(file);
}

int syncfs(int file) {
  take_time();
  return REAL(syncfs)(file);
}

int sync_file_range(int file, off64_t offset, off64_t bytes, unsigned int flags) {
  take_time();
  return REAL(sync_file_range)(file, offset, bytes, flags);
}

int msync(void *at, size_t bytes, int flags) {
  if (flags & MS_SYNC) take_time();
  return REAL(msync)(at, bytes, flags);
}
