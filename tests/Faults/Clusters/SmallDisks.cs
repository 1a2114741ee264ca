namespace OrleansNotify.Faults.Clusters;

/// <summary>Two disks in memory, one for PostgreSQL's data and one for its write-ahead log, that can be filled up.</summary>
internal sealed class SmallDisks : IDisposable
{
    private const string Filler = "filler";
    private const int Smallest = 4096;
    private readonly string _folder;

    private SmallDisks(string folder)
    {
        _folder = folder;
        // PostgreSQL runs as somebody else.
        Shell.Run("chmod", "755", folder);
        foreach (var disk in (string[])[Data, Wal])
        {
            Directory.CreateDirectory(disk);
            Shell.Run("mount", "-t", "tmpfs", "-o", "size=400m,mode=0777", "tmpfs", disk);
            Directory.CreateDirectory(Path.Combine(disk, "db"));
            Shell.Run("chown", "postgres", Path.Combine(disk, "db"));
        }
    }

    public static string? Missing => Environment.IsPrivilegedProcess ? null : "mounting a small disk needs root";

    public string Data => Path.Combine(_folder, "data");

    public string Wal => Path.Combine(_folder, "wal");

    public string DataFolder => Path.Combine(Data, "db");

    public string WalFolder => Path.Combine(Wal, "db");

    public static SmallDisks Make() => new(Directory.CreateTempSubdirectory("notify-disk-").FullName);

    public static void Fill(string disk)
    {
        using var filler = File.Create(Path.Combine(disk, Filler), bufferSize: 0);
        var (zeros, size) = (new byte[1 << 20], 1 << 20);
        while (size >= Smallest)
        {
            try
            {
                filler.Write(zeros, 0, size);
            }
            catch (IOException)
            {
                size /= 2;
            }
        }
    }

    public static void Free(string disk) => File.Delete(Path.Combine(disk, Filler));

    public void Dispose()
    {
        Shell.Try("umount", "-l", Data);
        Shell.Try("umount", "-l", Wal);
        Directory.Delete(_folder, recursive: true);
    }
}
