using OrleansNotify.Faults.Histories;

namespace OrleansNotify.Faults.Loads;

/// <summary>One of a person's sockets.</summary>
internal sealed record Device(Tenant Tenant, Person Person, int Number, ResumingSocket Socket)
{
    private const int LongestPauseMs = 2_000;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <param name="gateways">The first is tried first.</param>
    public static async Task<Device> Open(
        Tenant tenant, Person person, int number, IEnumerable<string> gateways, Random random, Action<ReadOnlyMemory<byte>>? hears)
    {
        var habits = new SocketHabits
        {
            ConnectAgainAfter = () => TimeSpan.FromMilliseconds(Next(random)),
            ConnectWithin = Patience,
            PingEvery = Patience,
            Hears = hears,
        };
        return new Device(tenant, person, number, await ResumingSocket.Open(gateways, person, habits));
    }

    public SeenByDevice Saw() => new(Tenant.Name, Person.Email, Number, Socket.FirstSeq, Socket.Seen);

    private static int Next(Random random)
    {
        lock (random)
        {
            return random.Next(LongestPauseMs);
        }
    }
}
