using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Storage;
using OrleansNotify.Secrets;
using OrleansNotify.Storage;

namespace OrleansNotify.Channels;

public sealed class MailQueueTests
{
    private const string Key = "acme/email";

    [Fact]
    public async Task AtMostEightAttemptsAreUnderWay()
    {
        var provider = new FakeProvider { IsShut = true };
        await using var cluster = await Start(provider);

        await Task.WhenAll(Enumerable.Range(0, 100).Select(i => Queue(cluster).Send(Mail(cluster, $"m{i}"))));
        await Eventually.Holds(() => provider.UnderWay == 8, "eight attempts");
        provider.Open();

        await Eventually.Holds(async () => (await Waiting(cluster)).Count == 0, "all are sent");
        Assert.Equal((8, 100), (provider.MostUnderWay, provider.Attempts.Distinct().Count()));
        Assert.Equal(100, provider.Attempts.Count);
    }

    [Fact]
    public async Task AThousandMailsWriteAThousandRows()
    {
        var provider = new FakeProvider { IsShut = true };
        var (rows, bytes, states) = (0, 0L, 0);
        await using var cluster = await Start(provider, services =>
        {
            services.Intercept<IWaitingMailStore>((method, arguments) => Count(method, arguments));
            services.Intercept<IGrainStorage>((method, _) => Task.FromResult(method.StartsWith("Write", StringComparison.Ordinal) && states++ < 0));
        });
        var size = JsonSerializer.SerializeToUtf8Bytes(Mail(cluster, "m0000")).Length;

        for (var i = 0; i < 1_000; i++)
        {
            Assert.True(await Queue(cluster).Send(Mail(cluster, $"m{i:0000}")));
        }

        Assert.False(await Queue(cluster).Send(Mail(cluster, "one more")));
        Assert.Equal((1_000, 0), (rows, states));
        Assert.InRange(bytes, 1_000L * size, 1_000L * (size + 100));

        Task Count(string method, object?[] arguments)
        {
            if (method == nameof(IWaitingMailStore.Add))
            {
                var added = (IReadOnlyList<(WaitingMail Mail, byte[] Sealed)>)arguments[2]!;
                rows += added.Count;
                bytes += added.Sum(row => row.Sealed.Length);
            }

            return Task.CompletedTask;
        }
    }

    [Fact]
    public async Task AnOutcomeThatCannotBeRecordedSendsNothingAgain()
    {
        var provider = new FakeProvider();
        var failures = 3;
        await using var cluster = await Start(provider, services => services.Intercept<IWaitingMailStore>((method, _) =>
            method == nameof(IWaitingMailStore.Remove) && Interlocked.Decrement(ref failures) >= 0
                ? Task.FromException(new StoreUnavailableException("away", new TimeoutException()))
                : Task.CompletedTask));

        await Queue(cluster).Send(Mail(cluster, "m"));

        await Eventually.Holds(async () => (await Waiting(cluster)).Count == 0, "the outcome is recorded");
        Assert.True(Volatile.Read(ref failures) < 0);
        Assert.Equal(["m"], provider.Attempts);
    }

    [Fact]
    public async Task AMailUnderAttemptElsewhereIsLeftAloneForTheTimeOfAnAttempt()
    {
        var provider = new FakeProvider();
        await using var cluster = await Start(provider, hasManualClock: true);
        var claimed = new WaitingMail("m", 0, cluster.Now + ChannelRules.ClaimLength, cluster.Now.AddMinutes(5));
        await cluster.Service<IWaitingMailStore>().Add("acme", "email", [(claimed, Sealed(cluster, Mail(cluster, "m")))], default);

        await Queue(cluster).Refresh();
        await cluster.AdvanceBy(ChannelRules.AttemptTimeout);
        Assert.Empty(provider.Attempts);

        await cluster.AdvanceUntil(() => !provider.Attempts.IsEmpty, "the attempt after the claim", TimeSpan.FromSeconds(20));
        Assert.Equal(["m"], provider.Attempts);
    }

    [Fact]
    public async Task MailsThatWaitedInTheStateOfAnOlderVersionAreSent()
    {
        var provider = new FakeProvider();
        await using var cluster = await Start(provider);
        var old = new OldState(
        [
            new OldMail("a", Sealed(cluster, Mail(cluster, "a")), 2, cluster.Now, cluster.Now.AddMinutes(5)),
            new OldMail("b", Sealed(cluster, Mail(cluster, "b")), 0, cluster.Now, cluster.Now.AddMinutes(5)),
        ]);
        var states = cluster.Service<IGrainStorage>();
        var id = GrainId.Create("channel", Key);
        await states.WriteStateAsync("channel", id, new GrainState<OldState>(old));

        // What the reminder of the older version does.
        await cluster.Grains.GetGrain<IChannelGrain>(Key).Report("none", SendOutcome.Sent);

        await Eventually.Holds(() => provider.Attempts.Count == 2, "both are sent");
        var left = new GrainState<ChannelState>(new ChannelState());
        await states.ReadStateAsync("channel", id, left);
        Assert.False(left.RecordExists);
    }

    [Fact]
    public async Task ASiloOfAnOlderVersionSendsByTheChannelAndEachMailOnce()
    {
        var provider = new FakeProvider();
        await using var cluster = await Start(provider);
        var mail = Mail(cluster, "m");

        Assert.True(await cluster.Grains.GetGrain<IChannelGrain>(Key).Send(mail));

        await Eventually.Holds(async () => (await Waiting(cluster)).Count == 0, "it is sent");
        Assert.Equal(["m"], provider.Attempts);
    }

    private static IMailQueueGrain Queue(NotifyCluster cluster) => cluster.Grains.GetGrain<IMailQueueGrain>(Key);

    private static Task<IReadOnlyList<WaitingMail>> Waiting(NotifyCluster cluster)
        => cluster.Service<IWaitingMailStore>().List("acme", "email", default);

    private static OutgoingMail Mail(NotifyCluster cluster, string id)
        => new(id, "ann@example.org", "Your sign-in code", "Your sign-in code is 012345", new string('x', 1_000), cluster.Now.AddMinutes(5));

    private static byte[] Sealed(NotifyCluster cluster, OutgoingMail mail)
        => cluster.Service<SecretBox>().Seal(JsonSerializer.SerializeToUtf8Bytes(mail), $"channel/{Key}");

    private static Task<NotifyCluster> Start(
        FakeProvider provider, Action<IServiceCollection>? replace = null, bool hasManualClock = false) => NotifyCluster.Start(new ClusterPlan
        {
            HasManualClock = hasManualClock,
            Replace = services =>
            {
                provider.Replace(services);
                replace?.Invoke(services);
            },
        });

    // As 1e21b11 stored it.
    private sealed record OldState(List<OldMail> Queue)
    {
        public OldState() : this([]) { }
    }

    private sealed record OldMail(string Id, byte[] Sealed, int Attempts, DateTimeOffset NextAttemptAt, DateTimeOffset ExpiresAt);
}
