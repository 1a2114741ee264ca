namespace OrleansNotify.Endpoints;

public sealed class ReminderRulesTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);

    /// <param name="registered">Minutes from now; null: not registered.</param>
    /// <param name="next">Minutes from now; null: nothing waits.</param>
    [Theory]
    [InlineData(null, null, nameof(ReminderChange.None))]
    [InlineData(null, 5, nameof(ReminderChange.Register))]
    [InlineData(5, 5, nameof(ReminderChange.None))]
    [InlineData(5, 30, nameof(ReminderChange.None))]
    [InlineData(30, 5, nameof(ReminderChange.Register))]
    [InlineData(0, 30, nameof(ReminderChange.Register))]
    [InlineData(-1, 30, nameof(ReminderChange.Register))]
    [InlineData(5, null, nameof(ReminderChange.Unregister))]
    [InlineData(-1, null, nameof(ReminderChange.Unregister))]
    public void ItIsWrittenOnceAWait(int? registered, int? next, string change) =>
        Assert.Equal(change, ReminderRules.Change(At(registered), At(next), Now).ToString());

    [Theory]
    [InlineData(-5, 0)]
    [InlineData(5, 5)]
    [InlineData(100 * 24 * 60, 30 * 24 * 60)]
    public void ItIsDueAtTheNextAttemptAsFarAsOrleansAllows(int next, int due) =>
        Assert.Equal(TimeSpan.FromMinutes(due), ReminderRules.DueIn(Now.AddMinutes(next), Now));

    private static DateTimeOffset? At(int? minutes) => minutes is null ? null : Now.AddMinutes(minutes.Value);
}
