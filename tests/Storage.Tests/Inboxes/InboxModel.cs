using OrleansNotify.Events;
using OrleansNotify.Storage.Tests;
using OrleansNotify.Testing;
using OrleansNotify.Topics;

namespace OrleansNotify.Inboxes;

/// <summary>Does random things to a tenant's inboxes and knows, by the rule's plain words, how everything must stand.</summary>
internal sealed class InboxModel(IInboxStore inboxes, IEventLog log, string tenant, Random random, ManualTimeProvider time)
{
    private static readonly string[][] Audiences =
        [["*"], ["u:ann"], ["u:bob"], ["*", "u:ann"], ["t:x"], ["*", "t:x"], ["u:ann", "u:bob"], ["t:x", "t:y", "u:ann"], ["t:y"]];

    private readonly List<AppendEvent> _events = [];
    private readonly Dictionary<string, Known> _users = [];
    private readonly Dictionary<(string User, string Topic), List<(long From, long? To)>> _topics = [];

    private DateTimeOffset Now => time.GetUtcNow();

    public async Task Join(string user)
    {
        var row = await inboxes.Ensure(tenant, user, _events.Count, Now, default);
        _users.TryAdd(user, new Known(row.JoinedSeq));
    }

    public Task Step()
    {
        switch (random.Next(16))
        {
            case 12 or 13:
                return ChangeTopic();
            case 14:
                return Withdraw();
            case < 4:
                return Append();
            case < 8:
                return ChangeSome();
            case < 10:
                return MarkUpTo();
            case 10:
                time.Advance(TimeSpan.FromMinutes(random.Next(3)));
                return Task.CompletedTask;
            default:
                return Join("bob");
        }
    }

    public async Task Verify(string user)
    {
        if (!_users.ContainsKey(user))
        {
            return;
        }

        var shown = Seen(user).Where(seq => IsShown(user, seq)).ToArray();
        var unread = shown.Where(seq => !IsRead(user, seq)).ToArray();
        Assert.Equal(Seen(user), Seqs(await List(user, InboxFilter.Everything)));
        Assert.Equal(shown, Seqs(await List(user, InboxFilter.Shown)));
        Assert.Equal(unread, Seqs(await List(user, InboxFilter.Unread)));
        Assert.Equal(unread, Seqs((await List(user, InboxFilter.Shown)).Where(item => !item.IsRead)));
        Assert.Equal(unread.Length, await inboxes.CountUnread(tenant, user, null, default));
        var middle = _events.Count / 2;
        Assert.Equal(unread.Count(seq => seq <= middle), await inboxes.CountUnread(tenant, user, middle, default));
    }

    private async Task Append()
    {
        var batch = Enumerable.Range(0, random.Next(1, 6)).Select(_ => Some.Event(random.GetItems(Audiences, 1)[0])).ToArray();
        await log.Append(tenant, batch, Now, default);
        _events.AddRange(batch);
    }

    private Task ChangeTopic()
    {
        var (topic, users) = (random.GetItems(["x", "y"], 1)[0], random.GetItems(["ann", "bob"], random.Next(3)).Distinct().ToArray());
        var isJoin = random.Next(2) == 0;
        var change = new TopicChange(topic, isJoin ? users : [], isJoin ? [] : users).ToEvent(Some.Id(), "topics");
        _events.Add(change);
        foreach (var user in users)
        {
            // Joining twice is joining once; who leaves may not be in it.
            var times = _topics.TryGetValue((user, change.Audience[0]), out var known) ? known : _topics[(user, change.Audience[0])] = [];
            if (isJoin != times.Exists(time => time.To is null))
            {
                if (isJoin)
                {
                    times.Add((_events.Count, null));
                }
                else
                {
                    times[^1] = (times[^1].From, _events.Count);
                }
            }
        }

        return log.Append(tenant, [change], Now, default);
    }

    private async Task Withdraw()
    {
        var seq = random.NextInt64(1, _events.Count + 1);
        if ((await log.ReadMany(tenant, [seq], default)) is [var logged])
        {
            await log.Withdraw(tenant, logged, default);
            _events[(int)seq - 1] = _events[(int)seq - 1] with { Audience = [] };
        }
    }

    private async Task ChangeSome()
    {
        var user = Someone();
        var seqs = Enumerable.Range(0, 4).Select(_ => random.NextInt64(1, _events.Count + 2)).Distinct().ToArray();
        var patch = new InboxPatch(
            Choice(), Choice(), Choice(), Choice(), random.Next(4) == 0 ? Now.AddMinutes(random.Next(4)) : null);
        var expected = Seen(user).Intersect(seqs).Where(seq => Apply(user, seq, patch)).Reverse().ToArray();

        var changed = await inboxes.Change(
            tenant, user, [.. seqs.Select(seq => seq <= _events.Count ? _events[(int)seq - 1].Id : "evt_none")], patch, Now, default);

        Assert.Equal(expected.Length > 0, changed.IsChanged);
        Assert.Equal(expected.Order(), changed.Items.Select(state => state.Seq).Order());
        Assert.All(changed.Items, state => Assert.Equal(Stands(user, state.Seq), state));
    }

    private async Task MarkUpTo()
    {
        var user = Someone();
        var upTo = random.NextInt64(0, _events.Count + 3);
        await inboxes.MarkReadUpTo(tenant, user, upTo, Now, default);
        var known = _users[user];
        known.ReadUpTo = Math.Max(known.ReadUpTo, Math.Min(upTo, _events.Count));
        foreach (var (seq, state) in known.States.Where(pair => pair.Key <= upTo).ToList())
        {
            known.States[seq] = state with { Marked = true };
        }
    }

    /// <returns>Whether it made any difference.</returns>
    private bool Apply(string user, long seq, InboxPatch patch)
    {
        var (before, now) = (Stands(user, seq), _users[user].States.GetValueOrDefault(seq, new State()));
        _users[user].States[seq] = now with
        {
            Marked = patch.Read is { } read && read != before.IsRead ? read : now.Marked,
            IsSeen = patch.Seen ?? now.IsSeen,
            IsDismissed = patch.Dismissed ?? now.IsDismissed,
            IsArchived = patch.Archived ?? now.IsArchived,
            SnoozedUntil = patch.SnoozedUntil is { } until ? until <= Now ? null : until : now.SnoozedUntil,
        };
        return Stands(user, seq) != before;
    }

    private ItemState Stands(string user, long seq)
    {
        var state = _users[user].States.GetValueOrDefault(seq, new State());
        return new ItemState(
            _events[(int)seq - 1].Id, seq, IsRead(user, seq), state.IsSeen, state.IsDismissed, state.IsArchived, state.SnoozedUntil);
    }

    private bool IsRead(string user, long seq)
    {
        var known = _users[user];
        return known.States.GetValueOrDefault(seq, new State()).Marked
            ?? (seq <= known.ReadUpTo || (seq <= known.Joined && !IsOwn(user, seq)));
    }

    private bool IsShown(string user, long seq)
        => _users[user].States.GetValueOrDefault(seq, new State()) is { IsDismissed: false, IsArchived: false } state
            && (state.SnoozedUntil is null || state.SnoozedUntil <= Now);

    /// <summary>What there is for the user, newest first.</summary>
    private long[] Seen(string user)
        => [.. _events.Select((e, index) => (e.Audience, Seq: index + 1L))
            .Where(e => IsOwn(user, e.Seq) || e.Audience.Contains("*"))
            .Select(e => e.Seq)
            .Reverse()];

    private bool IsOwn(string user, long seq)
        => Array.Exists(_events[(int)seq - 1].Audience, key => key == "u:" + user || (key.Length > 2 && _topics.TryGetValue((user, "m:" + key[2..]), out var times)
            && key[0] == 't' && times.Exists(time => seq > time.From && (time.To is null || seq <= time.To))));

    private bool? Choice() => random.Next(5) switch { 0 => true, 1 => false, _ => null };

    private string Someone() => random.GetItems(_users.Keys.ToArray(), 1)[0];

    private Task<IReadOnlyList<InboxItem>> List(string user, InboxFilter filter) => inboxes.List(tenant, user, null, 1000, filter, default);

    private static IEnumerable<long> Seqs(IEnumerable<InboxItem> items) => items.Select(item => item.Event.Seq);

    private sealed class Known(long joined)
    {
        public long Joined => joined;

        public long ReadUpTo { get; set; }

        public Dictionary<long, State> States { get; } = [];
    }

    private sealed record State(
        bool? Marked = null, bool IsSeen = false, bool IsDismissed = false, bool IsArchived = false, DateTimeOffset? SnoozedUntil = null);
}
