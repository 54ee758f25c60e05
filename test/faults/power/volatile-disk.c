/*
 * A disk that forgets: loaded into a server (LD_PRELOAD), it keeps a record of everything below one directory that
 * was changed and not synced since, so that after a kill -9 the directory can be put back to what a loss of power
 * would have left (volatile-disk.ts does that). The server's writes go to the real files at once, it reads them back
 * as from any page cache, and its code is untouched: node:fs of every thread and SQLite alike end in these calls.
 *
 *   write, truncate        what was there before goes to the record first
 *   fsync, fdatasync       what was recorded for the file before the call is durable once it returns
 *   create, unlink,        durable once the directory (for a rename: both) is synced; what is unlinked or replaced
 *   rename, mkdir, rmdir     is kept in the graves, so that it can come back, and its inode number means nothing else
 *
 * A record is complete before the change it tells of begins; one lock keeps both in one order. So a kill at any moment
 * leaves a record that is true of the files, but perhaps for the last name that was changed, which then counts as durable.
 *
 * Not seen: writes through mmap (SQLite's -shm, which is no data), dup'd descriptors, openat that creates.
 */
#define _GNU_SOURCE
#include <dirent.h>
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <unistd.h>

enum kind { WRITE = 1, TRUNCATE, SYNC, SYNC_NAMES, ENTER, LEAVE, MOVE };

/* As volatile-log.ts reads it: 56 bytes, little-endian, then `length` bytes. */
struct record {
  uint32_t magic, kind;
  uint64_t inode, a, b, c, d;
  uint32_t length, unused;
};
#define MAGIC 0x564f4c44u

#define MAX_DESCRIPTORS 65536
/* Inode of what a descriptor below the root is open on; 0 = none of ours. */
static uint64_t inodes[MAX_DESCRIPTORS];

static char root[PATH_MAX], graves[PATH_MAX];
static size_t root_length;
/* Syncs of paths that end so say "done" and make nothing durable. */
static const char *deaf;
static long slow_us;
static int record_fd = -1;
static uint64_t record_end;
static unsigned chance = 1;
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;

#define NEXT(name) \
  static __typeof__(&name) real; \
  if (!real) real = (__typeof__(&name))dlsym(RTLD_NEXT, #name)

static void die(const char *what) {
  dprintf(2, "volatile disk: %s: %s\n", what, strerror(errno));
  _exit(99);
}

__attribute__((constructor)) static void begin(void) {
  const char *at = getenv("VOLATILE_ROOT"), *log = getenv("VOLATILE_LOG"), *dead = getenv("VOLATILE_GRAVES");
  if (!at || !log || !dead) return;
  root_length = strlen(strcpy(root, at));
  strcpy(graves, dead);
  deaf = getenv("VOLATILE_DEAF");
  slow_us = atol(getenv("VOLATILE_SLOW_US") ?: "0");
  chance = (unsigned)getpid();
  record_fd = open(log, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
  if (record_fd < 0) die(log);
  record_end = (uint64_t)lseek(record_fd, 0, SEEK_END);
}

/* The lock is held. */
static void tell(enum kind kind, uint64_t inode, uint64_t a, uint64_t b, uint64_t c, const void *bytes, size_t length) {
  static ssize_t (*real)(int, const struct iovec *, int);
  if (!real) real = (ssize_t(*)(int, const struct iovec *, int))dlsym(RTLD_NEXT, "writev");
  struct record record = {MAGIC, kind, inode, a, b, c, 0, (uint32_t)length, 0};
  struct iovec parts[2] = {{&record, sizeof record}, {(void *)bytes, length}};
  ssize_t whole = (ssize_t)(sizeof record + length);
  if (real(record_fd, parts, 2) != whole) die("the record");
  record_end += (uint64_t)whole;
}

static int is_ours(const char *path) {
  return record_fd >= 0 && path && strncmp(path, root, root_length) == 0 && path[root_length] == '/';
}

static int is_or_holds_ours(const char *path) {
  return is_ours(path) || (record_fd >= 0 && path && strcmp(path, root) == 0);
}

static uint64_t inode_at(const char *path) {
  struct stat found;
  return lstat(path, &found) == 0 ? found.st_ino : 0;
}

static uint64_t parent_of(const char *path) {
  char parent[PATH_MAX];
  strcpy(parent, path);
  *strrchr(parent, '/') = 0;
  return inode_at(parent);
}

static const char *name_in(const char *path) { return strrchr(path, '/') + 1; }

/* Path of descriptor + name as unlinkat takes them. */
static void join(char *into, int directory, const char *path) {
  if (path[0] == '/' || directory == AT_FDCWD) {
    strcpy(into, path);
    return;
  }
  char link[64];
  snprintf(link, sizeof link, "/proc/self/fd/%d", directory);
  ssize_t length = readlink(link, into, PATH_MAX - 1);
  snprintf(into + (length < 0 ? 0 : length), PATH_MAX - (length < 0 ? 0 : length), "/%s", path);
}

/* Inode a tracked descriptor is open on, and its file; 0 = not ours. */
static uint64_t ours(int fd, struct stat *file) {
  if (fd < 0 || fd >= MAX_DESCRIPTORS || inodes[fd] == 0) return 0;
  return fstat(fd, file) == 0 && file->st_ino == inodes[fd] ? inodes[fd] : 0;
}

/* The lock is held: tells what lies in [from, to) of the file now. */
static void tell_before(enum kind kind, uint64_t inode, int fd, off_t from, off_t to, uint64_t a, uint64_t b, off_t size) {
  static __thread char *bytes;
  static __thread size_t capacity;
  if (to > size) to = size;
  size_t length = to > from ? (size_t)(to - from) : 0;
  if (length > capacity) {
    bytes = realloc(bytes, capacity = length);
    if (!bytes) die("memory");
  }
  size_t done = 0;
  /* A descriptor that may only write cannot read: the file is opened anew. */
  int reader = -1;
  if (length > 0 && (fcntl(fd, F_GETFL) & O_ACCMODE) == O_WRONLY) {
    char link[64];
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    NEXT(open);
    reader = real(link, O_RDONLY | O_CLOEXEC);
  }
  while (done < length) {
    ssize_t got = pread(reader < 0 ? fd : reader, bytes + done, length - done, from + (off_t)done);
    if (got <= 0) die("reading what was there before");
    done += (size_t)got;
  }
  if (reader >= 0) close(reader);
  tell(kind, inode, a, b, (uint64_t)size, bytes, length);
}

static void begin_write(uint64_t inode, int fd, off_t at, size_t length, off_t size) {
  pthread_mutex_lock(&lock);
  tell_before(WRITE, inode, fd, at, at + (off_t)length, (uint64_t)at, length, size);
}

static ssize_t end_write(ssize_t result) {
  int kept = errno;
  pthread_mutex_unlock(&lock);
  errno = kept;
  return result;
}

static size_t bytes_of(const struct iovec *parts, int count) {
  size_t bytes = 0;
  for (int i = 0; i < count; i++) bytes += parts[i].iov_len;
  return bytes;
}

static off_t position_of(int fd, off_t size) {
  return fcntl(fd, F_GETFL) & O_APPEND ? size : lseek(fd, 0, SEEK_CUR);
}

#define WRITES(name, parameters, arguments, at, length) \
  ssize_t name parameters { \
    NEXT(name); \
    struct stat file; \
    uint64_t inode = ours(fd, &file); \
    if (!inode || !S_ISREG(file.st_mode)) return real arguments; \
    begin_write(inode, fd, at, length, file.st_size); \
    return end_write(real arguments); \
  }

WRITES(write, (int fd, const void *from, size_t bytes), (fd, from, bytes), position_of(fd, file.st_size), bytes)
WRITES(writev, (int fd, const struct iovec *parts, int count), (fd, parts, count), position_of(fd, file.st_size), bytes_of(parts, count))
WRITES(pwrite, (int fd, const void *from, size_t bytes, off_t at), (fd, from, bytes, at), at, bytes)
WRITES(pwrite64, (int fd, const void *from, size_t bytes, off64_t at), (fd, from, bytes, at), at, bytes)
WRITES(pwritev, (int fd, const struct iovec *parts, int count, off_t at), (fd, parts, count, at), at, bytes_of(parts, count))
WRITES(pwritev64, (int fd, const struct iovec *parts, int count, off64_t at), (fd, parts, count, at), at, bytes_of(parts, count))

#define TRUNCATES(name, offset) \
  int name(int fd, offset bytes) { \
    NEXT(name); \
    struct stat file; \
    uint64_t inode = ours(fd, &file); \
    if (!inode) return real(fd, bytes); \
    pthread_mutex_lock(&lock); \
    tell_before(TRUNCATE, inode, fd, bytes, file.st_size, (uint64_t)bytes, 0, file.st_size); \
    return (int)end_write(real(fd, bytes)); \
  }

TRUNCATES(ftruncate, off_t)
TRUNCATES(ftruncate64, off64_t)

static int is_deaf(int fd) {
  if (!deaf) return 0;
  char link[64], path[PATH_MAX];
  snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
  ssize_t length = readlink(link, path, sizeof path - 1);
  size_t ending = strlen(deaf);
  return length >= (ssize_t)ending && memcmp(path + length - ending, deaf, ending) == 0;
}

/* What was told before the sync began is durable when it has ended well. */
#define SYNCS(name) \
  int name(int fd) { \
    NEXT(name); \
    struct stat file; \
    uint64_t inode = ours(fd, &file); \
    if (!inode) return real(fd); \
    pthread_mutex_lock(&lock); \
    uint64_t before = record_end; \
    long wait_us = slow_us > 0 ? rand_r(&chance) % slow_us : 0; \
    pthread_mutex_unlock(&lock); \
    if (wait_us > 0) usleep((useconds_t)wait_us); \
    int result = real(fd); \
    if (result != 0 || is_deaf(fd)) return result; \
    pthread_mutex_lock(&lock); \
    tell(S_ISDIR(file.st_mode) ? SYNC_NAMES : SYNC, inode, before, 0, 0, "", 0); \
    pthread_mutex_unlock(&lock); \
    return 0; \
  }

SYNCS(fsync)
SYNCS(fdatasync)

#define OPENS(name) \
  int name(const char *path, int flags, ...) { \
    NEXT(name); \
    mode_t mode = 0; \
    if (flags & (O_CREAT | __O_TMPFILE)) { \
      va_list rest; \
      va_start(rest, flags); \
      mode = va_arg(rest, mode_t); \
      va_end(rest); \
    } \
    if (!is_or_holds_ours(path)) return real(path, flags, mode); \
    pthread_mutex_lock(&lock); \
    uint64_t before = flags & O_CREAT ? inode_at(path) : 1; \
    int fd = real(path, flags & ~O_TRUNC, mode); \
    if (fd >= MAX_DESCRIPTORS) die("too many descriptors"); \
    if (fd >= 0) { \
      struct stat file; \
      fstat(fd, &file); \
      inodes[fd] = file.st_ino; \
      if (before == 0) tell(ENTER, parent_of(path), file.st_ino, 0, 0, name_in(path), strlen(name_in(path))); \
    } \
    fd = (int)end_write(fd); \
    if (fd >= 0 && flags & O_TRUNC) ftruncate(fd, 0); \
    return fd; \
  }

OPENS(open)
OPENS(open64)

int close(int fd) {
  NEXT(close);
  if (fd >= 0 && fd < MAX_DESCRIPTORS) inodes[fd] = 0;
  return real(fd);
}

int mkdir(const char *path, mode_t mode) {
  NEXT(mkdir);
  if (!is_ours(path)) return real(path, mode);
  pthread_mutex_lock(&lock);
  int result = real(path, mode);
  if (result == 0) tell(ENTER, parent_of(path), inode_at(path), 0, 0, name_in(path), strlen(name_in(path)));
  return (int)end_write(result);
}

static int move(const char *from, const char *to) {
  static int (*real)(const char *, const char *);
  if (!real) real = (int (*)(const char *, const char *))dlsym(RTLD_NEXT, "rename");
  return real(from, to);
}

static void grave_of(char *into, uint64_t inode) {
  snprintf(into, PATH_MAX, "%.*s/%llu", PATH_MAX - 32, graves, (unsigned long long)inode);
}

/* Not gone, but in its grave. */
static int bury(const char *path) {
  char grave[PATH_MAX];
  pthread_mutex_lock(&lock);
  uint64_t inode = inode_at(path), parent = parent_of(path);
  grave_of(grave, inode);
  int result = move(path, grave);
  if (result == 0) tell(LEAVE, parent, inode, 0, 0, name_in(path), strlen(name_in(path)));
  return (int)end_write(result);
}

static int is_directory(const char *path) {
  struct stat found;
  return lstat(path, &found) == 0 && S_ISDIR(found.st_mode);
}

int unlink(const char *path) {
  NEXT(unlink);
  return is_ours(path) && !is_directory(path) ? bury(path) : real(path);
}

int rmdir(const char *path) {
  NEXT(rmdir);
  if (!is_ours(path) || !is_directory(path)) return real(path);
  DIR *directory = opendir(path);
  int names = 0;
  while (directory && readdir(directory)) names++;
  if (directory) closedir(directory);
  if (names > 2) {
    errno = ENOTEMPTY;
    return -1;
  }
  return bury(path);
}

int unlinkat(int directory, const char *name, int flags) {
  NEXT(unlinkat);
  char path[PATH_MAX];
  join(path, directory, name);
  if (!is_ours(path)) return real(directory, name, flags);
  return flags & AT_REMOVEDIR ? rmdir(path) : unlink(path);
}

int remove(const char *path) {
  NEXT(remove);
  if (!is_ours(path)) return real(path);
  return is_directory(path) ? rmdir(path) : unlink(path);
}

int rename(const char *from, const char *to) {
  if (!is_ours(from) || !is_ours(to)) return move(from, to);
  char grave[PATH_MAX], names[2 * PATH_MAX];
  pthread_mutex_lock(&lock);
  uint64_t inode = inode_at(from), replaced = inode_at(to);
  if (replaced && !is_directory(to)) {
    grave_of(grave, replaced);
    if (link(to, grave) != 0) die("a grave");
  }
  int result = move(from, to);
  if (result == 0) {
    int length = snprintf(names, sizeof names, "%s/%s", name_in(from), name_in(to));
    tell(MOVE, parent_of(from), parent_of(to), inode, replaced, names, (size_t)length);
  }
  return (int)end_write(result);
}
