namespace OrleansNotify.Storage.Grains;

internal sealed record GrainStateRow(long Version, byte[]? State);
