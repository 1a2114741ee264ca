using OrleansNotify.Events;
using OrleansNotify.Storage.Tests;

namespace OrleansNotify.Inboxes;

/// <summary>Does random things to a tenant's inboxes and knows, by the rule's plain words, what must be unread.</summary>
internal sealed class InboxModel(IInboxStore inboxes, IEventLog log, string tenant, Random random, DateTimeOffset now)
{
    private static readonly string[][] Audiences =
        [["*"], ["u:ann"], ["u:bob"], ["*", "u:ann"], ["t:x"], ["*", "t:x"], ["u:ann", "u:bob"]];

    private readonly List<AppendEvent> _events = [];
    private readonly Dictionary<string, (long Joined, long ReadUpTo, HashSet<long> Read)> _users = [];

    public async Task Join(string user)
    {
        var row = await inboxes.Ensure(tenant, user, _events.Count, now, default);
        _users.TryAdd(user, (row.JoinedSeq, 0, []));
    }

    public Task Step() => random.Next(10) switch
    {
        < 4 => Append(),
        < 7 => MarkSome(),
        < 9 => MarkUpTo(),
        _ => Join("bob"),
    };

    public async Task Verify(string user)
    {
        if (!_users.ContainsKey(user))
        {
            return;
        }

        var listed = await inboxes.List(tenant, user, null, 1000, true, default);
        var all = await inboxes.List(tenant, user, null, 1000, false, default);

        Assert.Equal(Unread(user), listed.Select(i => i.Event.Seq).Reverse());
        Assert.Equal(Unread(user), all.Where(i => !i.IsRead).Select(i => i.Event.Seq).Reverse());
        Assert.Equal(listed.Count, await inboxes.CountUnread(tenant, user, null, default));
        var middle = _events.Count / 2;
        Assert.Equal(listed.Count(i => i.Event.Seq <= middle), await inboxes.CountUnread(tenant, user, middle, default));
    }

    private async Task Append()
    {
        var batch = Enumerable.Range(0, random.Next(1, 6)).Select(_ => Some.Event(random.GetItems(Audiences, 1)[0])).ToArray();
        await log.Append(tenant, batch, now, default);
        _events.AddRange(batch);
    }

    private async Task MarkSome()
    {
        var user = Someone();
        var seqs = Enumerable.Range(0, 4).Select(_ => random.NextInt64(1, _events.Count + 2)).Distinct().ToArray();
        var before = Unread(user);
        var expected = before.Intersect(seqs).ToArray();

        var marked = await inboxes.MarkRead(
            tenant, user, [.. seqs.Select(seq => seq <= _events.Count ? _events[(int)seq - 1].Id : "evt_none")], now, default);

        Assert.Equal(expected.Length, marked);
        _users[user].Read.UnionWith(expected);
    }

    private async Task MarkUpTo()
    {
        var user = Someone();
        var upTo = random.NextInt64(0, _events.Count + 3);
        await inboxes.MarkReadUpTo(tenant, user, upTo, now, default);
        var known = _users[user];
        _users[user] = known with { ReadUpTo = Math.Max(known.ReadUpTo, Math.Min(upTo, _events.Count)) };
    }

    private string Someone() => random.GetItems(_users.Keys.ToArray(), 1)[0];

    private long[] Unread(string user)
    {
        var (joined, readUpTo, read) = _users[user];
        return
        [
            .. _events.Select((e, index) => (e.Audience, Seq: index + 1L))
                .Where(e => e.Audience.Contains("u:" + user) || (e.Audience.Contains("*") && e.Seq > joined))
                .Select(e => e.Seq)
                .Where(seq => seq > readUpTo && !read.Contains(seq)),
        ];
    }
}
