namespace OrleansNotify.Channels;

/// <summary>What a provider's code means for a message.</summary>
/// <param name="Scope">What else the outcome holds for.</param>
/// <param name="After"><see cref="OutcomeKind.Later"/>: not before this has passed; null: as the schedule says.</param>
/// <param name="Suppress">Why the address gets nothing more; null: it is not suppressed.</param>
/// <param name="Help">What the provider means by it, in a few words.</param>
internal sealed record CodeRow(
    OutcomeKind Outcome, OutcomeScope Scope = OutcomeScope.Message, TimeSpan? After = null, SuppressionCause? Suppress = null, string Help = "");
