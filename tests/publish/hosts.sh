#!/bin/bash
# hosts.sh: an archive shared by two hosts through GNU parallel (network namespaces with an sshd each) and by a Slurm job
# array on one node: the bytes of one machine, and nothing done twice. Called by `make test-publish`; needs root.
. "$(dirname "$0")/../tap.sh"
[ "$(id -u)" -eq 0 ] || skip_all "two hosts need root: network namespaces"
tmp=$(mktemp -d)
chmod 755 "$tmp" && cd "$tmp" || exit 1
export SOURCE_DATE_EPOCH=1700000000 COUNT=${COUNT:-24}
namespaces="nangdok$$a nangdok$$b"
clean() {
    local file namespace
    for file in "$tmp"/*.pid; do [ -s "$file" ] && kill "$(cat "$file")" 2>/dev/null; done
    for namespace in $namespaces; do ip netns del "$namespace" 2>/dev/null; done
    sleep 0.2
    rm -rf "$tmp"
}
trap clean EXIT
outputs="-o {dir}/{stem}.opus -o {dir}/{stem}.vtt -o {dir}/{stem}.epub"

mkdir one
for i in $(seq "$COUNT"); do printf '진행자: 안녕하세요?\n\n손님: 네, %d번째 손님입니다.\n' "$i" >"one/talk$i.txt"; done
cp -r one parallel
cp -r one slurm
# shellcheck disable=SC2086 # the outputs are meant to be split
"$NANGDOK" one $outputs 2>err
is "$(tail -1 err)" "$COUNT files: $COUNT written, 0 unchanged, 0 done by another, 0 failed" "one machine"

# ---- two hosts ---------------------------------------------------------------------------------------------------
host() { # host NAMESPACE NUMBER: a host with an address of its own and an sshd
    ip netns add "$1" && ip link add "nd$$h$2" type veth peer name eth0 netns "$1" || return 1
    ip addr add "10.213.$2.1/24" dev "nd$$h$2" && ip link set "nd$$h$2" up
    ip -n "$1" addr add "10.213.$2.2/24" dev eth0 && ip -n "$1" link set eth0 up && ip -n "$1" link set lo up
    printf '%s\n' "ListenAddress 10.213.$2.2" "HostKey $tmp/hostkey" "PidFile $tmp/sshd$2.pid" "AuthorizedKeysFile $tmp/key.pub" \
        "StrictModes no" "UsePAM no" "PermitRootLogin yes" "MaxStartups 100" "AcceptEnv SOURCE_DATE_EPOCH" >"sshd$2.conf"
    ip netns exec "$1" /usr/sbin/sshd -f "$tmp/sshd$2.conf"
    printf '%s\n' "Host h$2" "HostName 10.213.$2.2" "User root" "IdentityFile $tmp/key" "StrictHostKeyChecking no" \
        "UserKnownHostsFile /dev/null" "LogLevel ERROR" "SendEnv SOURCE_DATE_EPOCH" >>ssh.conf
}
mkdir -p /run/sshd
ssh-keygen -q -t ed25519 -N '' -f key && ssh-keygen -q -t ed25519 -N '' -f hostkey
number=0
for namespace in $namespaces; do number=$((number + 1)); host "$namespace" $number; done
sleep 0.5
if ssh -F ssh.conf h1 true && ssh -F ssh.conf h2 true; then
    # Each file is given out twice, so that two workers meet at it.
    printf '%s\n' parallel/*.txt parallel/*.txt | PARALLEL_HOME=$tmp/parallel.d parallel --will-cite --ssh "ssh -F $tmp/ssh.conf" \
        -S 2/h1,2/h2 --workdir "$tmp" "ip -4 -br addr show eth0 >>$tmp/where; $NANGDOK --json {} $outputs" >json 2>err
    is "$?" 0 "GNU parallel hands the files to two hosts"
    is "$(sort -u where | wc -l)" 2 "both of them work"
    is "$(grep '"files"' json | jq -s 'map(.written) | add')" "$COUNT" "each file is made once"
    is "$(diff -rq one parallel)" "" "the bytes are those of one machine"
else
    tap_line 1 "two hosts by ssh"
fi

# ---- a Slurm job array on one node ---------------------------------------------------------------------------------
node=$(hostname -s)
head -c 1024 /dev/urandom >munge.key && chmod 400 munge.key
munged --force --key-file="$tmp/munge.key" --socket="$tmp/munge.sock" --pid-file="$tmp/munged.pid" --log-file="$tmp/munged.log" \
    --seed-file="$tmp/munge.seed"
mkdir state spool
cat >slurm.conf <<CONF
ClusterName=nangdok
SlurmctldHost=$node
SlurmUser=root
SlurmdUser=root
AuthType=auth/munge
AuthInfo=socket=$tmp/munge.sock
CredType=cred/munge
SlurmctldPort=26817
SlurmdPort=26818
SlurmctldPidFile=$tmp/slurmctld.pid
SlurmdPidFile=$tmp/slurmd.pid
StateSaveLocation=$tmp/state
SlurmdSpoolDir=$tmp/spool
SlurmctldLogFile=$tmp/slurmctld.log
SlurmdLogFile=$tmp/slurmd.log
ProctrackType=proctrack/pgid
TaskPlugin=task/none
SelectType=select/cons_tres
SelectTypeParameters=CR_CPU
SchedulerParameters=batch_sched_delay=0
ReturnToService=2
MpiDefault=none
NodeName=$node CPUs=2 State=UNKNOWN
PartitionName=all Nodes=$node Default=YES MaxTime=INFINITE State=UP
CONF
export SLURM_CONF=$tmp/slurm.conf
slurmctld && slurmd -N "$node"
sleep 2
# shellcheck disable=SC2016,SC2086 # $NANGDOK is known; the outputs are one string
if sbatch --wait --array=5-7 --output="$tmp/task%a.out" --wrap "$NANGDOK --json slurm $outputs" --chdir="$tmp" >/dev/null 2>slurm.err; then
    is "$(cat task?.out | grep '"files"' | jq -s 'map(.written) | add')" "$COUNT" "three tasks of a Slurm array make each file once"
    is "$(cat task?.out | grep '"files"' | jq -s 'map(select(.files > 0)) | length')" 3 "each of the three has its part"
    is "$(diff -rq one slurm)" "" "the bytes are those of one machine"
else
    sed 's/^/# /' slurm.err slurmctld.log slurmd.log | tail -20
    tap_line 1 "a Slurm job array"
fi
done_testing
