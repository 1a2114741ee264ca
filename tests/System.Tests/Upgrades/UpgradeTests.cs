using OrleansNotify.SystemTests.Deliveries;
using OrleansNotify.SystemTests.Histories;
using Xunit.Abstractions;

namespace OrleansNotify.SystemTests.Upgrades;

/// <summary>A rolling upgrade under load. <c>UPGRADE_SECONDS</c> is how long both versions run side by side (default 60).</summary>
[Collection(WholeMachine.Name)]
public sealed class UpgradeTests(ITestOutputHelper output)
{
    private const int FewestMembers = 10;
    private static readonly TimeSpan Mixed = TimeSpan.FromSeconds(Variable.Number("UPGRADE_SECONDS") ?? 60);
    private static readonly TimeSpan Alone = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan CatchUp = TimeSpan.FromSeconds(120);

    [SkippableFact]
    public async Task NothingIsLostAndNothingComesTwiceWhileAnOldAndANewVersionRunSideBySide()
    {
        await using var versions = await TwoVersions.Start();
        Person[] people = [await versions.Old.SignIn("ann@codingninjas.com"), await versions.Young.SignIn("bob@codingninjas.com")];
        await using var ann = await ResumingSocket.Open(Both(versions.Young, versions.Old), people[0], new SocketHabits());
        await using var bob = await ResumingSocket.Open(Both(versions.Old, versions.Young), people[1], new SocketHabits());
        await using var receiver = await Receiver.Start(new FailingReceiver().Answer);
        var endpoint = await versions.OldOwner.CreateEndpoint(receiver.Url("upgraded"), ("eventTypes", (string[])[OwnerClient.EventType]));
        await MemberWriter.MakeTenant(versions.Old.Port);

        await using var load = new UpgradeLoad(versions, people[0].Email, Mixed);
        await Task.Delay(Mixed, TimeProvider.System, CancellationToken.None);
        await load.StopOld();
        await versions.OldGateway.Stop();
        await versions.OldSilo.Stop();
        await Task.Delay(Alone, TimeProvider.System, CancellationToken.None);
        await load.Stop();

        await Settle(versions.YoungOwner, endpoint);
        RightDeliveries(DeliveryCheck.Of(load.Published, receiver.Receipts, [], []));
        RightHistory(HistoryCheck.Of(load.Posted, [await Saw(versions.Young, people[0], ann), await Saw(versions.Young, people[1], bob)]));
        RightMembers(load, await MemberWriter.Members(versions.Young.Port));
    }

    private void RightDeliveries(DeliveryVerdict verdict)
    {
        output.WriteLine($"deliveries: {verdict}");
        Assert.True(verdict.IsRight && verdict.Doubled == 0, verdict.ToString());
        Assert.Equal(verdict.Accepted, verdict.Delivered);
    }

    private void RightHistory(Verdict verdict)
    {
        output.WriteLine($"inboxes and sockets: {verdict}");
        Assert.True(verdict.IsRight, verdict.ToString());
    }

    private void RightMembers(UpgradeLoad load, HashSet<string> members)
    {
        var (old, young) = (load.FromOld, load.FromYoung);
        output.WriteLine($"members: {old.Accepted.Count} + {young.Accepted.Count} accepted, {old.Refused + young.Refused} refused, {members.Count} there");
        Assert.Subset(members, old.Accepted.Concat(young.Accepted).ToHashSet());
        Assert.True(old.Accepted.Count > FewestMembers && young.Accepted.Count > FewestMembers, "too few members were accepted for the run to say anything");
    }

    private static Task Settle(OwnerClient owner, string endpoint) => Eventually.Holds(
        async () => (await owner.Deliveries(endpoint, "pending")).Count + (await owner.Deliveries(endpoint, "retrying")).Count == 0, "nothing waits", CatchUp);

    private static async Task<SeenHistory> Saw(NotifyClient gateway, Person person, ResumingSocket socket)
    {
        var inbox = await gateway.Inbox(person);
        await Eventually.Holds(() => socket.LastSeq >= inbox[^1].Seq, "the socket has caught up", CatchUp);
        return new SeenHistory(person.Email, inbox, socket.Seen);
    }

    private static string[] Both(NotifyClient first, NotifyClient second) => [$"127.0.0.1:{first.Port}", $"127.0.0.1:{second.Port}"];
}
