#pragma once

#include "tests/support/file_content.h"
#include "tests/support/orthanc_server.h"
#include "tests/support/program_run.h"
#include "tests/support/test_folder.h"

#include <QDeadlineTimer>
#include <QDir>
#include <QProcess>
#include <QProcessEnvironment>
#include <QStandardPaths>
#include <QString>
#include <QSysInfo>

#include <unistd.h>

namespace foramen::test {

/// Owns a Slurm cluster of one node, this machine, on free ports and in a temporary folder. No
/// service of the machine is used; nothing is authenticated.
class SlurmCluster {
public:
    [[nodiscard]] static bool isInstalled()
    {
        return !program("slurmctld").isEmpty() && !program("slurmd").isEmpty()
            && !program("sbatch").isEmpty();
    }
    SlurmCluster() = default;
    ~SlurmCluster()
    {
        for (QProcess* process : {&m_node, &m_controller}) {
            process->terminate();
            if (process->state() != QProcess::NotRunning && !process->waitForFinished(kLongest))
                process->kill();
        }
    }
    SlurmCluster(const SlurmCluster&) = delete;
    SlurmCluster& operator=(const SlurmCluster&) = delete;

    /// Starts it and waits until the node is idle. @return false where it does not start.
    [[nodiscard]] bool start()
    {
        m_folder.renew();
        for (const char* name : {"state", "spool"})
            QDir().mkpath(m_folder.filePath(name));
        writeText(m_folder.filePath("slurm.conf"), configuration());
        m_controller.setProcessEnvironment(environment());
        m_node.setProcessEnvironment(environment());
        m_controller.start(program("slurmctld"), {"-D"});
        m_node.start(program("slurmd"), {"-D"});
        const QDeadlineTimer deadline(kLongest);
        while (!deadline.hasExpired()) {
            if (run("sinfo", {"-h", "-o", "%T"}).out.trimmed() == "idle")
                return true;
            constexpr int step = 200; // ms; returns at once where the program ends
            if (m_node.waitForFinished(step) || m_controller.state() == QProcess::NotRunning)
                return false;
        }
        return false;
    }
    /// Runs a program of Slurm on this cluster.
    [[nodiscard]] ProgramRun run(const QString& name, const QStringList& arguments) const
    {
        return runProgram(program(name), arguments, environment());
    }
    [[nodiscard]] QByteArray log() const
    {
        return contentOf(m_folder.filePath("controller.log"))
            + contentOf(m_folder.filePath("node.log"));
    }

private:
    static constexpr int kLongest = 60'000; // ms

    [[nodiscard]] static QString program(const QString& name)
    {
        const QString found = QStandardPaths::findExecutable(name);
        return found.isEmpty() ? QStandardPaths::findExecutable(name, {"/usr/sbin"}) : found;
    }
    [[nodiscard]] QProcessEnvironment environment() const
    {
        QProcessEnvironment all = QProcessEnvironment::systemEnvironment();
        all.insert("SLURM_CONF", m_folder.filePath("slurm.conf"));
        return all;
    }
    [[nodiscard]] QByteArray configuration() const
    {
        const QString host = QSysInfo::machineHostName().section('.', 0, 0);
        const QString folder = m_folder.filePath(".");
        return QStringLiteral("ClusterName=test\n"
                              "SlurmctldHost=%1(127.0.0.1)\n"
                              "SlurmctldPort=%2\n"
                              "SlurmdPort=%3\n"
                              "SlurmUser=%4\n"
                              "SlurmdUser=%4\n"
                              "AuthType=auth/none\n"
                              "CredType=cred/none\n"
                              "StateSaveLocation=%5/state\n"
                              "SlurmdSpoolDir=%5/spool\n"
                              "SlurmctldPidFile=%5/controller.pid\n"
                              "SlurmdPidFile=%5/node.pid\n"
                              "SlurmctldLogFile=%5/controller.log\n"
                              "SlurmdLogFile=%5/node.log\n"
                              "ProctrackType=proctrack/linuxproc\n"
                              "TaskPlugin=task/none\n"
                              "JobAcctGatherType=jobacct_gather/none\n"
                              "AccountingStorageType=accounting_storage/none\n"
                              "MpiDefault=none\n"
                              "ReturnToService=2\n"
                              "SlurmdParameters=config_overrides\n"
                              "SelectType=select/cons_tres\n"
                              "SelectTypeParameters=CR_CPU\n"
                              "NodeName=%1 NodeAddr=127.0.0.1 CPUs=2 State=UNKNOWN\n"
                              "PartitionName=all Nodes=%1 Default=YES State=UP\n")
            .arg(host)
            .arg(freePort())
            .arg(freePort())
            .arg(::getuid())
            .arg(folder)
            .toUtf8();
    }

    TestFolder m_folder;
    QProcess m_controller;
    QProcess m_node;
};

} // namespace foramen::test
