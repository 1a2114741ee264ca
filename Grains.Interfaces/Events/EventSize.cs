namespace OrleansNotify.Events;

/// <summary>What an event takes in memory while it waits.</summary>
public static class EventSize
{
    // Objects, headers, the id and the request that waits for the answer.
    private const int Overhead = 1_024;

    public static long Of(AppendEvent command) => Of(command.Payload, command.Audience);

    public static long Of(LoggedEvent logged) => Of(logged.Payload, logged.Audience);

    public static long Of(LogBatch batch) => batch.Events.Sum(Of);

    private static long Of(byte[] payload, string[] audience) =>
        Overhead + payload.Length + audience.Sum(key => (long)key.Length * sizeof(char));
}
