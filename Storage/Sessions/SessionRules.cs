using System.Diagnostics.CodeAnalysis;

namespace OrleansNotify.Sessions;

public static class SessionRules
{
    // Writing the idle expiry at every use would put a write on every request.
    private static readonly TimeSpan TouchGranularity = TimeSpan.FromHours(1);

    public static bool IsLive([NotNullWhen(true)] SessionRow? session, DateTimeOffset now)
        => session is { RevokedAt: null } && now < EndOf(session);

    public static DateTimeOffset EndOf(SessionRow session)
        => session.IdleExpiresAt < session.ExpiresAt ? session.IdleExpiresAt : session.ExpiresAt;

    /// <summary>The idle expiry to store for a use at <paramref name="now"/>, null while the stored one is near enough.</summary>
    public static DateTimeOffset? NextIdleExpiry(SessionRow session, TimeSpan idleLifetime, DateTimeOffset now)
    {
        var next = now + idleLifetime;
        return next - session.IdleExpiresAt >= GranularityOf(idleLifetime) ? next : null;
    }

    /// <summary>Whether a use at <paramref name="now"/> need not be stored, by the row alone.</summary>
    public static bool IsUseRecorded(SessionRow session, DateTimeOffset now)
    {
        var recordedAt = session.LastUsedAt ?? session.CreatedAt;
        return now - recordedAt < GranularityOf(session.IdleExpiresAt - recordedAt);
    }

    private static TimeSpan GranularityOf(TimeSpan idleLifetime)
        => TimeSpan.FromTicks(Math.Min(TouchGranularity.Ticks, idleLifetime.Ticks / 10));
}
