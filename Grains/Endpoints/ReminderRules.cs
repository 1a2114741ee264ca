namespace OrleansNotify.Endpoints;

/// <summary>When the reminder of an endpoint that waits for a far attempt is written: once a wait, not once a delivery.</summary>
internal static class ReminderRules
{
    /// <summary>Attempts nearer than this are left to the timers of the active grain, which stays active for them.</summary>
    public static readonly TimeSpan Near = TimeSpan.FromMinutes(2);

    // Orleans takes no more than 49 days; a tick too early registers it again.
    private static readonly TimeSpan Longest = TimeSpan.FromDays(30);

    /// <param name="registered">When it ticks first; null: it is not registered, as far as this activation knows.</param>
    /// <param name="next">The next attempt of the endpoint; null: nothing waits.</param>
    public static ReminderChange Change(DateTimeOffset? registered, DateTimeOffset? next, DateTimeOffset now) =>
        next is null ? registered is null ? ReminderChange.None : ReminderChange.Unregister
        : registered > now && registered <= next ? ReminderChange.None
        : ReminderChange.Register;

    public static TimeSpan DueIn(DateTimeOffset next, DateTimeOffset now) =>
        next <= now ? TimeSpan.Zero : next - now < Longest ? next - now : Longest;
}

internal enum ReminderChange
{
    None,
    Register,
    Unregister,
}
