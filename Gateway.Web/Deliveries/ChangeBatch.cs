namespace OrleansNotify.Deliveries;

/// <param name="Place">All changes before this place are among these and what was read before.</param>
internal sealed record ChangeBatch(IReadOnlyList<DeliveryRow> Rows, long Place);
