namespace OrleansNotify.Client.Dashboard;

/// <summary>Work on the system that people should know of.</summary>
/// <param name="EstimatedDuration">In words, such as <c>2 hours</c>.</param>
public sealed record Maintenance(DateTimeOffset ScheduledTime, string? EstimatedDuration = null, IReadOnlyList<string>? AffectedServices = null);
