using OrleansNotify.Fakes;

namespace OrleansNotify.SystemTests.Messages;

/// <summary>A server that is killed again and again while it hands over messages to providers of which some take one and never answer.</summary>
internal sealed class MessageKillRun(ServerProcess server, MessageOwner owner, FakeProviders fakes, int events, TimeSpan betweenKills, int seed)
{
    private const int AtOnce = 50;
    private const int LeastTaken = 150;
    private const string Script = $$$"""{"rules":[{"fault":"accept_then_hang","every":100}],"callbacks":{"secret":"{{{MessageOwner.HttpSecret}}}"}}""";
    private static readonly TimeSpan Liveness = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan TryAgainAfter = TimeSpan.FromMilliseconds(100);

    private readonly Dictionary<string, int> _published = new(StringComparer.Ordinal);

    public int Kills { get; private set; }

    /// <param name="least">Kills, however soon all is sent.</param>
    public async Task<MessageVerdict> Run(int least)
    {
        foreach (var provider in (string[])["twilio-sms", "twilio-whatsapp", "sendgrid", "http"])
        {
            fakes.Script(provider, Script);
        }

        await server.Start();
        await owner.SetUp(fakes.Address);
        var publishing = Publish();
        await Kill(publishing, least);
        await publishing;
        await Eventually.Holds(
            async () => (await owner.Messages("waiting")).Count + (await owner.Messages("sending")).Count == 0, "every message has ended", Liveness);
        return MessageVerdict.Of(_published, await owner.Messages(), fakes.Taken.List());
    }

    private async Task Publish()
    {
        foreach (var numbers in Enumerable.Range(0, events).Chunk(AtOnce))
        {
            IReadOnlyList<string>? ids;
            while ((ids = await owner.TryPublish(numbers)) is null)
            {
                await Task.Delay(TryAgainAfter, TimeProvider.System, CancellationToken.None);
            }

            foreach (var (id, number) in ids.Zip(numbers))
            {
                _published[id] = number;
            }
        }
    }

    private async Task Kill(Task publishing, int least)
    {
        var random = new Random(seed);
        while (Kills < least || !publishing.IsCompleted || await owner.HasWaiting())
        {
            // Else a slow machine would only start, and what is under way with each kill would be all of it.
            var enough = fakes.Taken.Total + LeastTaken;
            await Eventually.Holds(
                async () => fakes.Taken.Total >= enough || (publishing.IsCompleted && !await owner.HasWaiting()), "messages go out", Liveness);
            await Task.Delay(betweenKills * (0.5 + random.NextDouble()), TimeProvider.System, CancellationToken.None);
            await server.Kill();
            Kills++;
            await server.Start();
        }
    }
}
