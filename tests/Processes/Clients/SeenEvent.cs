namespace OrleansNotify.Clients;

/// <param name="Seq">Given by the server.</param>
/// <param name="Number">Given by the sender.</param>
internal readonly record struct SeenEvent(long Seq, long Number);
