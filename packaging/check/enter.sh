#!/bin/sh
# Runs in mount and process namespaces of its own: makes the folder $1 the whole file system, then runs $2 in it.
# By pivot_root, for in a plain chroot the kernel lets nobody make the user namespaces of the browser's sandbox.
set -eu
root=$1
mount --make-rprivate /
mount --bind "$root" "$root"
mount -t proc proc "$root/proc"
mount -t sysfs -o ro sys "$root/sys"
mount -t tmpfs -o mode=755 dev "$root/dev"
mkdir -p "$root/dev/pts" "$root/dev/shm" "$root/before"
mount -t devpts -o newinstance,ptmxmode=666 pts "$root/dev/pts"
mount -t tmpfs -o mode=1777 shm "$root/dev/shm"
ln -s pts/ptmx "$root/dev/ptmx"
ln -s /proc/self/fd "$root/dev/fd"
for device in "null 3" "zero 5" "full 7" "random 8" "urandom 9"; do
    set -- "$1" "$2" $device
    mknod -m 666 "$root/dev/$3" c 1 "$4"
done
cd "$root"
pivot_root . before
umount -l /before
rmdir /before
exec env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/root LANG=C.UTF-8 DEBIAN_FRONTEND=noninteractive "$2"
