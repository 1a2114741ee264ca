namespace OrleansNotify.Channels;

/// <summary>Which suppression stops which message: cause × category × scope.</summary>
public static class SuppressionRules
{
    /// <summary>What START and the preference page take back: what the person said, not what providers found out about the address.</summary>
    public static IReadOnlyList<SuppressionCause> TakenBackByPerson { get; } = [SuppressionCause.Unsubscribed, SuppressionCause.UnsubscribedMarketing];

    /// <summary>The first that stops a message of the category, null: none does.</summary>
    public static Suppression? Blocking(IEnumerable<Suppression> suppressions, Category category, DateTimeOffset now)
        => suppressions.FirstOrDefault(suppression => IsActive(suppression, now) && Covers(suppression, category));

    public static bool IsActive(Suppression suppression, DateTimeOffset now)
        => suppression.ReleasedAt is null && (suppression.ExpiresAt is not { } expiresAt || now < expiresAt);

    /// <summary>
    /// Causes that say "this address is no good" also stop sign-in codes; those by which a person declines messages do not, as nobody could
    /// sign in to take them back.
    /// </summary>
    public static bool IsHard(SuppressionCause cause) => cause is SuppressionCause.HardBounce or SuppressionCause.Gone or SuppressionCause.Manual;

    /// <summary>What is required, a person cannot decline by itself; an address that is no good, or declines everything, gets none of it.</summary>
    private static bool Covers(Suppression suppression, Category category)
        => (suppression.Category is null || suppression.Category == category.Number || suppression.Category == category.Kind)
            && (!category.IsRequired || suppression.Category is null || IsHard(suppression.Cause))
            && category.Kind switch
            {
                MessageCategory.SignInCode => IsHard(suppression.Cause),
                MessageCategory.Transactional => suppression.Cause is not SuppressionCause.UnsubscribedMarketing,
                _ => true,
            };
}
