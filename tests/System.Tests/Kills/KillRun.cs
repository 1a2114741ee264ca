using OrleansNotify.SystemTests.Histories;

namespace OrleansNotify.SystemTests.Kills;

/// <summary>Two people, their sockets and four senders at one server that is killed again and again.</summary>
internal sealed class KillRun(ServerProcess server, int port, int seed)
{
    private const int Senders = 4;
    private const int LongestLoad = 400;
    private static readonly TimeSpan CatchUpDeadline = TimeSpan.FromSeconds(120);

    public async Task<Verdict> Run(int kills)
    {
        using var gateway = new NotifyClient(port);
        await server.Start();
        Person[] people = [await gateway.SignIn("ann@codingninjas.com"), await gateway.SignIn("bob@codingninjas.com")];
        await using var ann = await ResumingSocket.Open(port, people[0]);
        await using var bob = await ResumingSocket.Open(port, people[1]);
        var senders = Enumerable.Range(1, Senders)
            .Select(i => new Sender(i, hasKeys: i % 2 == 0, gateway, people[0].Email, new Random(seed + i)))
            .ToList();

        using var stop = new CancellationTokenSource();
        var sending = Task.WhenAll(senders.Select(sender => sender.Run(stop.Token)));
        await Kill(kills, senders);
        await stop.CancelAsync();
        await sending;

        SeenHistory[] seen = [await Audit(gateway, people[0], ann), await Audit(gateway, people[1], bob)];
        Assert.Equal(0, ann.Resets + bob.Resets);
        return HistoryCheck.Of([.. senders.SelectMany(sender => sender.Posted)], seen);
    }

    /// <summary>At a random moment after the first event that this life of the server accepted.</summary>
    private async Task Kill(int kills, List<Sender> senders)
    {
        var random = new Random(seed);
        for (var i = 0; i < kills; i++)
        {
            var before = senders.Sum(sender => sender.Accepted);
            await Eventually.Holds(() => senders.Sum(sender => sender.Accepted) > before, "the server accepts events");
            await Task.Delay(TimeSpan.FromMilliseconds(random.Next(LongestLoad)), TimeProvider.System, CancellationToken.None);
            await server.Kill();
            await server.Start();
        }
    }

    private static async Task<SeenHistory> Audit(NotifyClient gateway, Person person, ResumingSocket socket)
    {
        var inbox = await gateway.Inbox(person);
        try
        {
            await Eventually.Holds(() => socket.LastSeq >= inbox[^1].Seq, "the socket has caught up", CatchUpDeadline);
        }
        catch (TimeoutException)
        {
            // What is missing is counted.
        }

        return new SeenHistory(person.Email, inbox, socket.Seen);
    }
}
