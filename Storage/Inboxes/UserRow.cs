namespace OrleansNotify.Inboxes;

/// <param name="JoinedSeq">Head of the log at the first sign-in: older broadcasts count as read.</param>
/// <param name="ReadUpTo">"Mark all read" moves this.</param>
/// <param name="Version">Rises with every change of item states or <paramref name="ReadUpTo"/>.</param>
public sealed record UserRow(string Tenant, string User, long JoinedSeq, long ReadUpTo, long Version, DateTimeOffset CreatedAt);
