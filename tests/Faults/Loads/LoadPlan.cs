namespace OrleansNotify.Faults.Loads;

/// <param name="PerSecond">Events of all senders together: about a third of what this machine can take.</param>
/// <param name="HasAttackers">Whether codes are guessed and endpoints silenced meanwhile.</param>
internal sealed record LoadPlan(int Seed, int Senders, int PerSecond, bool HasAttackers)
{
    /// <summary>Events that lead to a message on each of four channels; 0: there are no providers.</summary>
    public int MessageEventsPerSecond { get; init; }
}
