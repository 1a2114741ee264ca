namespace OrleansNotify.Inboxes;

/// <summary>An event in a user's inbox.</summary>
public readonly record struct ItemRef(string User, long Seq);
