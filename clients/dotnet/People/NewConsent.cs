namespace OrleansNotify.Client.People;

/// <param name="Kind"><c>granted</c> or <c>withdrawn</c>.</param>
/// <param name="Category"><c>marketing</c>, <c>transactional</c> or one of the tenant's own.</param>
/// <param name="Channel">None: every channel.</param>
/// <param name="Source">Where it comes from, such as <c>checkout</c>.</param>
/// <param name="Proof">What shows it, such as a form's number.</param>
public sealed record NewConsent(string Kind, string Category, string? Channel = null, string? Source = null, string? Proof = null);
